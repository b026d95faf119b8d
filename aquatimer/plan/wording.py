"""The words of the coach: every sentence of ours that is spoken."""

from collections.abc import Iterator

from aquatimer.plan import spoken
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.requests import Utterance, Wording
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

ONE_WORD_BELOW: Milliseconds = 15 * SECOND

_PHASES = {Phase.WARMUP: "warm up", Phase.COOLDOWN: "cool down"}


def is_recovery(segment: Segment) -> bool:
    """Whether it is the pause between hard ones, which gets fewer words than work."""
    return segment.phase is Phase.MAIN and segment.effort.is_recovery


def ready(timeline: Timeline) -> tuple[Wording, ...]:
    """Return what is said before the first interval: the session, how long, how it begins."""
    first = timeline.segments[0]
    length = spoken.minutes(timeline.total)
    opening = ", ".join(
        part
        for part in (_PHASES.get(first.phase), first.effort.name, spoken.duration(first.duration))
        if part
    )
    return _distinct(
        "ready",
        spoken.sentences(timeline.title, length, f"first: {opening}"),
        spoken.sentences(timeline.title, length),
        spoken.sentence(timeline.title),
    )


def start(segment: Segment, verbosity: Verbosity) -> tuple[Wording, ...]:
    """Return what is said at the change: the effort first, then the time, then the rest."""
    effort = segment.effort.name
    if segment.duration < ONE_WORD_BELOW:
        return _distinct("start", spoken.sentence(effort))
    time = spoken.duration(segment.duration)
    place = None if is_recovery(segment) else round_place(segment) or _PHASES.get(segment.phase)
    label = segment.label if verbosity is Verbosity.COACH else None
    return _distinct(
        "start",
        spoken.sentences(effort, time, place, label),
        spoken.sentences(effort, time, place),
        spoken.sentences(effort, time),
        spoken.sentence(effort),
    )


def heads_up(following: Segment, *, begins_last_round: bool) -> tuple[Wording, ...]:
    """Return what is said about ten seconds before the change to `following`."""
    effort = following.effort.name
    brief = f"next: {effort}"
    full = f"{brief}, {spoken.duration(following.duration)}"
    last = "last round" if begins_last_round else None
    return _distinct(
        "heads-up",
        spoken.sentences(full, last),
        spoken.sentence(full),
        spoken.sentence(brief),
    )


def round_place(segment: Segment) -> str | None:
    """Return `round three of ten` or `last round` of the innermost loop, None outside of loops."""
    turns = [(turn, count) for turn, count in segment.rounds if count > 1]
    if not turns:
        return None
    turn, count = turns[-1]
    if turn == count:
        return "last round"
    return f"round {spoken.number(turn)} of {spoken.number(count)}"


def round_begins(segment: Segment) -> tuple[Wording, ...]:
    """Return what is said where a round begins with a recovery, whose start leaves it out."""
    place = round_place(segment)
    return _distinct("round", spoken.sentence(place)) if place else ()


def halfway() -> tuple[Wording, ...]:
    """Return what is said at the half."""
    return _distinct("half", "Halfway.")


def left(length: Milliseconds) -> tuple[Wording, ...]:
    """Return what is said when `length` is left of an interval."""
    return _distinct("left", spoken.sentence(f"{spoken.duration(length)} left"))


def session_left(length: Milliseconds) -> tuple[Wording, ...]:
    """Return what is said at the end of a set: whole minutes left of the session."""
    whole = (length + MINUTE // 2) // MINUTE * MINUTE
    return _distinct("left", spoken.sentence(f"{spoken.minutes(whole)} left")) if whole else ()


def count(repetition: int) -> tuple[Wording, ...]:
    """Return what is said with each repetition."""
    return _distinct("rep", spoken.sentence(spoken.number(repetition)))


def finish(timeline: Timeline) -> tuple[Wording, ...]:
    """Return what is said after the last interval."""
    done = "Session complete."
    return _distinct("finish", f"{done} {spoken.sentence(spoken.minutes(timeline.total))}", done)


def after_says(says: tuple[str, ...], wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Put written lines before each wording; where that does not fit, each wording alone."""
    if not says:
        return wordings
    said = tuple(Utterance("say", spoken.sentence(text)) for text in says)
    return (*((*said, *wording) for wording in wordings), *wordings)


def _distinct(name: str, *texts: str) -> tuple[Wording, ...]:
    return tuple((Utterance(name, text),) for text in _once(texts))


def _once(texts: tuple[str, ...]) -> Iterator[str]:
    return iter(dict.fromkeys(texts))
