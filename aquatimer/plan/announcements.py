"""Which announcements a session asks for, interval by interval."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aquatimer.plan import spoken, wording
from aquatimer.plan.athlete import held_markers
from aquatimer.plan.cues import Sound, Verbosity
from aquatimer.plan.passages import Passage, Written
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.requests import Place, Rank, Request
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import TICKS_BEFORE, half_of, has_ticks, repetitions
from aquatimer.plan.turns import is_told
from aquatimer.plan.zones import BEATS_FROM
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

GAP: Milliseconds = 100
"""Silence kept between speech and a tone beside it."""

HEADS_UP_FROM: Milliseconds = 30 * SECOND
HEADS_UP_AIM: Milliseconds = 10 * SECOND
_HEADS_UP_EARLIEST: Milliseconds = 15 * SECOND

MINUTE_LEFT_FROM: Milliseconds = 3 * MINUTE
SECONDS_LEFT: Milliseconds = 10 * SECOND
SECONDS_LEFT_FROM: Milliseconds = 30 * SECOND

_HEART_RATE_AFTER: Milliseconds = 20 * SECOND

_COUNTED_FROM: Milliseconds = 600
"""Repetitions faster than this cannot be counted aloud."""


@dataclass(frozen=True, slots=True)
class Room:
    """The time of one segment in which speech may sound: after its tone, before its ticks."""

    opens: Milliseconds
    closes: Milliseconds


@dataclass(frozen=True, slots=True)
class Telling:
    """What announcements are made with: the session, how much is said, in which words."""

    timeline: Timeline
    verbosity: Verbosity
    phrases: Phrases
    tones: Mapping[Sound, Milliseconds]


def room_of(segment: Segment, change: Milliseconds) -> Room:
    """Return the room of a segment whose change tone lasts `change`."""
    ticks = TICKS_BEFORE[0] if has_ticks(segment) else 0
    return Room(segment.start + change + GAP, segment.end - ticks - GAP)


def requests_of(
    telling: Telling, passage: Passage, following: Passage | None, room: Room
) -> Iterator[Request]:
    """Yield what is asked to be said in an interval."""
    if telling.verbosity is Verbosity.QUIET:
        return
    yield from _opening(telling, passage, room)
    yield from _heads_up(telling, passage, following, room)
    if telling.verbosity is not Verbosity.COACH:
        return
    yield from _written(telling, passage.segment, room)
    yield from _repetitions(telling, passage.segment, room)
    if passage.segment.duration >= wording.ONE_WORD_BELOW:
        yield from _half_and_left(telling, passage, room)
        yield from _round(telling, passage, room)
        yield from _session_left(telling, passage, room)
        yield from _old_markers(telling, passage, room)
        yield from _heart_rate(telling, passage, room)


def _opening(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    opening = (Rank.START, Place.OPENING, room.opens, room.closes)
    if telling.verbosity is Verbosity.COACH:
        for said in passage.says:
            if spoken.is_speakable(said.text):
                yield Request("say", *opening, (spoken.sentence(said.text),), written=said)
    segment = passage.segment
    wordings = wording.start(passage, telling.verbosity, telling.phrases)
    label = Written(segment.line, segment.label) if segment.label else None
    yield Request("start", *opening, wordings, written=label)


def _heads_up(
    telling: Telling, passage: Passage, following: Passage | None, room: Room
) -> Iterator[Request]:
    end = passage.segment.end
    if passage.segment.duration < HEADS_UP_FROM:
        return
    written: Written | None = None
    if passage.wait_after is not None:
        wait = passage.wait_after
        wordings = wording.heads_up_to_wait(wait, telling.verbosity, telling.phrases)
        written = Written(wait.line, wait.label) if wait.label else None
    elif following is not None:
        wordings = wording.heads_up(following, telling.phrases)
    else:
        return
    earliest = max(room.opens, end - _HEADS_UP_EARLIEST)
    spares = tuple(_spared(telling, passage, earliest))
    place = (Rank.HEADS_UP, Place.BY, earliest, room.closes)
    yield Request("heads-up", *place, wordings, end - HEADS_UP_AIM, spares, written)


def _spared(
    telling: Telling, passage: Passage, earliest: Milliseconds
) -> Iterator[tuple[Milliseconds, str]]:
    """Yield what else would be said at the time of the heads-up, the runner's own first."""
    if telling.verbosity is not Verbosity.COACH:
        return
    segment = passage.segment
    for cue in segment.cues:
        if segment.start + cue.at > earliest - HEADS_UP_AIM:
            yield segment.start + cue.at, spoken.sentence(cue.text)
    for at, count in _counts(telling, segment):
        if at > earliest:
            yield at, count
    if _tells_seconds_left(passage):
        yield segment.end - SECONDS_LEFT, wording.left(SECONDS_LEFT, telling.phrases)[0]


def _written(telling: Telling, segment: Segment, room: Room) -> Iterator[Request]:
    """Yield the runner's own cues; one that falls on the half tone follows it at once."""
    for cue in segment.cues:
        if not spoken.is_speakable(cue.text):
            continue
        at = _after_half(telling, segment, segment.start + cue.at)
        words = (spoken.sentence(cue.text),)
        written = Written(cue.line, cue.text)
        place = (Rank.WRITTEN, Place.AT, at, room.closes)
        yield Request("say", *place, words, written=written)


def _after_half(telling: Telling, segment: Segment, at: Milliseconds) -> Milliseconds:
    half = half_of(segment)
    if half is None:
        return at
    opens = half + telling.tones[Sound.HALF] + GAP
    return opens if half - GAP < at < opens else at


def _repetitions(telling: Telling, segment: Segment, room: Room) -> Iterator[Request]:
    for at, count in _counts(telling, segment):
        yield Request("rep", Rank.COUNT, Place.AT, at, room.closes, (count,))


def _counts(telling: Telling, segment: Segment) -> Iterator[tuple[Milliseconds, str]]:
    """Yield when each repetition is counted, after its tap, and how."""
    if segment.reps is None or segment.reps.every < _COUNTED_FROM:
        return
    for repetition, at in repetitions(segment):
        if is_told(repetition):
            after = _after_half(telling, segment, at + telling.tones[Sound.REP])
            yield after, wording.count(repetition, telling.phrases)


def _half_and_left(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    segment, phrases = passage.segment, telling.phrases
    place = (Rank.HALF_OR_LEFT, Place.AT)
    half = half_of(segment)
    if half is not None and not passage.recovery:
        opens = half + telling.tones[Sound.HALF] + GAP
        yield Request("half", *place, opens, room.closes, wording.halfway(phrases))
    if segment.duration >= MINUTE_LEFT_FROM:
        opens = segment.end - MINUTE
        yield Request("left", *place, opens, room.closes, wording.left(MINUTE, phrases))
    if _tells_seconds_left(passage):
        opens = segment.end - SECONDS_LEFT
        yield Request("left", *place, opens, room.closes, wording.left(SECONDS_LEFT, phrases))


def _tells_seconds_left(passage: Passage) -> bool:
    """Whether the last seconds are told; where repetitions are counted, the count tells."""
    segment = passage.segment
    return segment.duration >= SECONDS_LEFT_FROM and not passage.recovery and not segment.reps


def _round(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    words = wording.round_begins(passage, telling.phrases) if passage.recovery else ()
    if words:
        yield Request("round", Rank.ROUND, Place.WITHIN, room.opens, room.closes, words)


def _session_left(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    if not passage.ends_set:
        return
    words = wording.session_left(telling.timeline.total - room.opens, telling.phrases)
    if words:
        yield Request("left", Rank.SESSION_LEFT, Place.WITHIN, room.opens, room.closes, words)


def _old_markers(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    """Yield, at the start of a session, that markers which are held in it are old."""
    if passage.segment.start > 0:
        return
    if any(marker.is_old for marker in held_markers(telling.timeline).values()):
        words = wording.old_markers(telling.phrases)
        yield Request("say", Rank.OLD_MARKERS, Place.WITHIN, room.opens, room.closes, words)


def _heart_rate(telling: Telling, passage: Passage, room: Room) -> Iterator[Request]:
    """Yield the target in beats, not before the heart has begun to follow the effort."""
    segment = passage.segment
    if segment.duration < BEATS_FROM or passage.recovery:
        return
    words = wording.heart_rate(segment, telling.phrases)
    if words:
        opens = segment.start + _HEART_RATE_AFTER
        yield Request("say", Rank.HEART_RATE, Place.WITHIN, opens, room.closes, words)
