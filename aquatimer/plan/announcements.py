"""Which announcements a session asks for, segment by segment."""

from collections.abc import Iterator
from dataclasses import dataclass

from aquatimer.plan import spoken, wording
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.requests import Place, Rank, Request, Utterance, Wording
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import TICKS_BEFORE, half_of, has_ticks, repetitions
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

GAP: Milliseconds = 100
"""Silence kept between speech and a tone beside it."""

HEADS_UP_FROM: Milliseconds = 30 * SECOND
HEADS_UP_AIM: Milliseconds = 10 * SECOND
_HEADS_UP_EARLIEST: Milliseconds = 15 * SECOND

LEFT_AT: tuple[tuple[Milliseconds, Milliseconds], ...] = (
    (MINUTE, 3 * MINUTE),
    (10 * SECOND, 30 * SECOND),
)
"""How much is left of an interval when it is told, and from which length on."""


@dataclass(frozen=True, slots=True)
class Room:
    """The time of one segment in which speech may sound: after its tone, before its ticks."""

    opens: Milliseconds
    closes: Milliseconds


def room_of(segment: Segment, change: Milliseconds) -> Room:
    """Return the room of a segment whose change tone lasts `change`."""
    ticks = TICKS_BEFORE[0] if has_ticks(segment) else 0
    return Room(segment.start + change + GAP, segment.end - ticks - GAP)


def requests_of(
    timeline: Timeline, segment: Segment, room: Room, half: Milliseconds, verbosity: Verbosity
) -> Iterator[Request]:
    """Yield what is asked to be said in a segment; `half` is the length of the half tone."""
    if verbosity is Verbosity.QUIET:
        return
    before, after = _beside(timeline, segment)
    yield _start(segment, room, verbosity)
    if after is not None and segment.duration >= HEADS_UP_FROM:
        yield _heads_up(segment, after, room)
    if verbosity is Verbosity.COACH:
        yield from _written(segment, room, half)
        yield from _repetitions(segment, room)
        yield from _half_and_left(segment, room, half)
        yield from _round(segment, before, room)
        yield from _session_left(timeline, segment, after, room)


def _beside(timeline: Timeline, segment: Segment) -> tuple[Segment | None, Segment | None]:
    index = segment.index
    before = timeline.segments[index - 1] if index > 0 else None
    after = timeline.segments[index + 1] if index + 1 < len(timeline.segments) else None
    return before, after


def _start(segment: Segment, room: Room, verbosity: Verbosity) -> Request:
    wordings = wording.start(segment, verbosity)
    if verbosity is Verbosity.COACH:
        wordings = wording.after_says(segment.says, wordings)
    return Request(Rank.START, Place.AT, room.opens, room.closes, wordings)


def _heads_up(segment: Segment, after: Segment, room: Room) -> Request:
    wordings = wording.heads_up(after, begins_last_round=_begins_last_round(segment, after))
    earliest = max(room.opens, segment.end - _HEADS_UP_EARLIEST)
    aim = segment.end - HEADS_UP_AIM
    return Request(Rank.HEADS_UP, Place.BY, earliest, room.closes, wordings, aim)


def _written(segment: Segment, room: Room, half: Milliseconds) -> Iterator[Request]:
    """Yield the runner's own cues; one that falls on the half tone follows it at once."""
    at_half = half_of(segment)
    for cue in segment.cues:
        words: Wording = (Utterance("say", spoken.sentence(cue.text)),)
        at = segment.start + cue.at
        if at_half is not None and at_half - GAP < at < at_half + half + GAP:
            at = at_half + half + GAP
        yield Request(Rank.WRITTEN, Place.AT, at, room.closes, (words,))


def _repetitions(segment: Segment, room: Room) -> Iterator[Request]:
    for repetition, at in repetitions(segment):
        yield Request(Rank.COUNT, Place.AT, at, room.closes, wording.count(repetition))


def _half_and_left(segment: Segment, room: Room, half: Milliseconds) -> Iterator[Request]:
    at = half_of(segment)
    if at is not None and not wording.is_recovery(segment):
        opens = at + half + GAP
        yield Request(Rank.HALF_OR_LEFT, Place.AT, opens, room.closes, wording.halfway())
    for left, from_length in LEFT_AT:
        if segment.duration >= from_length:
            opens = segment.end - left
            words = wording.left(left)
            yield Request(Rank.HALF_OR_LEFT, Place.AT, opens, room.closes, words)


def _round(segment: Segment, before: Segment | None, room: Room) -> Iterator[Request]:
    begins = segment.rounds and (before is None or before.rounds != segment.rounds)
    if begins and wording.is_recovery(segment):
        words = wording.round_begins(segment)
        yield Request(Rank.ROUND, Place.WITHIN, room.opens, room.closes, words)


def _session_left(
    timeline: Timeline, segment: Segment, after: Segment | None, room: Room
) -> Iterator[Request]:
    if after is not None and _ends_set(segment, after):
        words = wording.session_left(timeline.total - room.opens)
        yield Request(Rank.SESSION_LEFT, Place.WITHIN, room.opens, room.closes, words)


def _begins_last_round(segment: Segment, after: Segment) -> bool:
    if not after.rounds or after.rounds == segment.rounds:
        return False
    turn, count = after.rounds[-1]
    return turn == count > 1


def _ends_set(segment: Segment, after: Segment) -> bool:
    """Whether the innermost loop around `segment` has done its last round with it."""
    if not segment.rounds or segment.rounds == after.rounds:
        return False
    turn, count = segment.rounds[-1]
    return turn == count > 1
