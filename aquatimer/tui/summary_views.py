"""What is told of a session that is over, as strings: nothing here knows of a terminal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.plan.efforts import Effort
from aquatimer.session.logbook import Logbook
from aquatimer.session.machine import Event
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

RPE_WORDS = (
    "rest",
    "very, very easy",
    "easy",
    "moderate",
    "somewhat hard",
    "hard",
    "between hard and very hard",
    "very hard",
    "very, very hard",
    "nearly all out",
    "all out",
)
"""How hard a whole session was from 0 to 10, after Foster, with words for the steps between."""

_TOLD = (
    (Event.PAUSE, "pause", "pauses"),
    (Event.SLEEP, "sleep of the computer", "sleeps of the computer"),
    (Event.SKIP, "interval skipped", "intervals skipped"),
    (Event.BACK, "step back", "steps back"),
    (Event.AHEAD, "ten-second step on", "ten-second steps on"),
    (Event.BEHIND, "ten-second step back", "ten-second steps back"),
    (Event.MORE, "round more", "rounds more"),
    (Event.FEWER, "round fewer", "rounds fewer"),
    (Event.COOL_DOWN, "early cool-down", "early cool-downs"),
)


@dataclass(frozen=True, slots=True)
class EffortLine:
    """How long one effort was done and was planned, also as shares of the longest, 0 to 1."""

    effort: Effort
    word: str
    done: str
    planned: str
    share: float
    planned_share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the summary says: how it ended, what was planned, done and changed on the way."""

    title: str
    outcome: str
    done: str
    planned: str
    changes: str
    efforts: tuple[EffortLine, ...]


def summary_of(logbook: Logbook) -> Summary:
    """Return what to tell of a session from its logbook, once it is closed."""
    happened = Counter(logbook.events)
    done = sum(stretch.done for stretch in logbook.stretches)
    finished = happened[Event.FINISH] > 0
    return Summary(
        title=logbook.planned.title,
        outcome="Session complete" if finished else "Ended before the end",
        done=_clock(done),
        planned=_clock(logbook.planned.total),
        changes=_changes(happened, logbook.breaks),
        efforts=_efforts(logbook),
    )


def rpe_text(rpe: int | None) -> str:
    """Write an answer with its word, or ask for one."""
    if rpe is None:
        return "How hard was it, all in all? 0 is rest, 10 is all out."
    return f"{rpe}: {RPE_WORDS[rpe]}"


def _changes(happened: Counter[Event], breaks: Sequence[Milliseconds]) -> str:
    told = [f"cut off, and gone on with after {_clock(time)}" for time in breaks]
    told += [
        f"{happened[event]} {one if happened[event] == 1 else many}"
        for event, one, many in _TOLD
        if happened[event]
    ]
    return "  ·  ".join(told) or "Straight through, without a pause or a skip"


def _efforts(logbook: Logbook) -> tuple[EffortLine, ...]:
    done: Counter[str] = Counter()
    for stretch in logbook.stretches:
        done[stretch.effort] += stretch.done
    planned: Counter[str] = Counter()
    for segment in logbook.planned.segments:
        planned[segment.effort.name] += segment.duration
    known = {segment.effort.name: segment.effort for segment in logbook.planned.segments}
    names = sorted(known, key=lambda name: _strain(known[name]), reverse=True)
    longest = max([SECOND, *done.values(), *planned.values()])
    return tuple(
        EffortLine(
            known[name],
            name.capitalize(),
            _clock(done[name]),
            _clock(planned[name]),
            done[name] / longest,
            planned[name] / longest,
        )
        for name in names
        if done[name] or planned[name]
    )


def _strain(effort: Effort) -> int:
    return -1 if effort.strain is None else effort.strain


def _clock(duration: Milliseconds) -> str:
    return clock_text(round(duration / SECOND) * SECOND)
