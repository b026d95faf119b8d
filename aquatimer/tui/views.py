"""What the screens say, as strings: nothing here knows of a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aquatimer.plan.athlete import marked_label
from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.plan.turns import Turn
from aquatimer.session.machine import State
from aquatimer.session.view import View
from aquatimer.tui.contrast import legible
from aquatimer.tui.paint import NIGHT, Paint
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds, clock_text

HELD = "#9aa7b8"

_PHASES = {Phase.WARMUP: "Warm-up", Phase.MAIN: "Main set", Phase.COOLDOWN: "Cool-down"}
_LOOPS = {1: "Round", 2: "Set", 3: "Block"}
"""By how many loops are nested in them, as the coach calls them; deeper ones have no name."""


class Mood(StrEnum):
    """How the session stands, for the eye."""

    COUNTING_IN = "counting-in"
    ROLLING = "rolling"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Fact:
    """A captioned figure: what it is, the figure itself, and a line more about it."""

    caption: str = ""
    value: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """All that the session screen says at one moment, and in which colours."""

    mood: Mood
    paint: Paint
    word: str
    word_paint: Paint
    clock: str
    clock_colour: str
    label: str
    target: str
    rounds: Fact
    upcoming: Fact
    upcoming_colour: str
    part: str
    elapsed: str
    left: str


def face_of(
    view: View,
    timeline: Timeline,
    turns: Sequence[tuple[Turn, ...]],
    *,
    rung_out: bool = False,
    paint: Paint = NIGHT,
) -> Face:
    """Return what the session screen says of `view`; `rung_out` when the last sound is over.

    `turns` are those of each segment of the timeline.
    """
    mood = _mood(view)
    colour = _colour(mood, view.segment, paint)
    return Face(
        mood=mood,
        paint=paint,
        word=_word(mood, view.segment),
        word_paint=paint.reversed() if mood is Mood.PAUSED else Paint(colour, paint.ground),
        clock=_clock(mood, view, timeline),
        clock_colour=colour,
        label=_label(mood, view, timeline),
        target=_target(mood, view.segment, rung_out=rung_out),
        rounds=_rounds(mood, view.segment, turns[view.segment.index]),
        upcoming=_upcoming(mood, view),
        upcoming_colour=paint.effort(_next(view).effort),
        part=_PHASES[view.segment.phase],
        elapsed=f"{clock_text(view.elapsed // SECOND * SECOND)} done",
        left=f"{clock_text(_rounded_up(view.left))} left",
    )


def countdown(remaining: Milliseconds) -> str:
    """Write the time left of an interval: whole seconds rounded up, alone in the last minute."""
    shown = _rounded_up(remaining)
    return clock_text(shown) if shown >= MINUTE else str(shown // SECOND)


def target_text(target: Target) -> str:
    """Write a target in one line, only with the measures that it has.

    Cadence leads, since the heart lags; beats and percent of the maximum say the same.
    """
    measures = (
        ("{} cycles/min of one leg", target.cadence),
        ("RPE {}", target.rpe),
        ("{} bpm", target.bpm),
        ("{} % HRmax", target.percent),
    )
    told = [text.format(range_text(span)) for text, span in measures if span]
    if target.bpm and target.percent:
        told[-2:] = [f"{told[-2]} ({told[-1].removesuffix(' HRmax')})"]
    return "  ·  ".join(told)


def range_text(span: Range) -> str:
    """Write `75-87` with a dash, one figure where both ends are the same, or an open end."""
    if span.high is None:
        return f"over {span.low}"
    if span.low == 0:
        return f"under {span.high}"
    return f"{span.low}" if span.low == span.high else f"{span.low}–{span.high}"  # noqa: RUF001 - the dash of a range


def length_text(segment: Segment) -> str:
    """Write an effort and how long it lasts, `Rest 1:00`; a wait lasts as long as it likes."""
    if segment.wait:
        return "Wait"
    return f"{segment.effort.name.capitalize()} {clock_text(segment.duration)}"


def distinct(*notices: str | None) -> tuple[str, ...]:
    """Return what there is to tell, each once and in order."""
    return tuple(dict.fromkeys(notice for notice in notices if notice))


def _rounded_up(duration: Milliseconds) -> Milliseconds:
    return -(-duration // SECOND) * SECOND


def _mood(view: View) -> Mood:
    if view.state in {State.FINISHED, State.STOPPED}:
        return Mood.FINISHED
    if view.state is State.PAUSED:
        return Mood.PAUSED
    if view.waiting:
        return Mood.WAITING
    return Mood.COUNTING_IN if view.counting_in else Mood.ROLLING


def _word(mood: Mood, segment: Segment) -> str:
    words = {
        Mood.COUNTING_IN: "Starts in",
        Mood.PAUSED: "Paused",
        Mood.WAITING: "Wait",
        Mood.FINISHED: "Complete",
    }
    return words.get(mood, segment.effort.name.capitalize())


def _clock(mood: Mood, view: View, timeline: Timeline) -> str:
    if mood is Mood.WAITING:
        return clock_text(view.remaining // SECOND * SECOND)
    return clock_text(timeline.total) if mood is Mood.FINISHED else countdown(view.remaining)


def _colour(mood: Mood, segment: Segment, paint: Paint) -> str:
    if mood is Mood.PAUSED:
        return legible(HELD, paint.ground)
    return paint.effort(segment.effort) if mood is Mood.ROLLING else paint.ink


def _label(mood: Mood, view: View, timeline: Timeline) -> str:
    if mood is Mood.FINISHED:
        return f"Session complete: {timeline.title}, {clock_text(timeline.total)}"
    if view.counting_in:
        return f"Starts in {clock_text(_rounded_up(view.remaining))}"
    label = marked_label(view.segment) or ""
    if mood is Mood.PAUSED:
        return "  ·  ".join(filter(None, (view.segment.effort.name.capitalize(), label)))
    return label


def _target(mood: Mood, segment: Segment, *, rung_out: bool) -> str:
    if mood is Mood.FINISHED:
        return "Press any key to go on" if rung_out else ""
    if mood is Mood.WAITING:
        return "Press Space when you are ready"
    return target_text(segment.target)


def _rounds(mood: Mood, segment: Segment, turns: tuple[Turn, ...]) -> Fact:
    if mood is Mood.FINISHED:
        return Fact()
    if not turns:
        return Fact("Part", _PHASES[segment.phase])
    *outer, inner = turns
    name = _LOOPS.get(inner.level, "")
    last = [f"Last {name.lower()}"] if name and inner.is_last else []
    levels = (f"{_LOOPS.get(turn.level, '')} {_count(turn)}".strip() for turn in reversed(outer))
    return Fact(name, _count(inner), "  ·  ".join([*last, *levels]))


def _count(turn: Turn) -> str:
    return f"{turn.number} of {turn.count}"


def _next(view: View) -> Segment:
    return view.segment if view.counting_in else view.following or view.segment


def _upcoming(mood: Mood, view: View) -> Fact:
    if mood is Mood.FINISHED:
        return Fact()
    if view.following is None and not view.counting_in:
        return Fact("Next", "Finish", "The last interval")
    following = _next(view)
    caption = "First" if view.counting_in else "Next"
    return Fact(caption, length_text(following), following.label or "")
