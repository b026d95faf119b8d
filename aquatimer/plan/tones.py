"""Which tones sound when: changes, ticks, halves and repetitions, from the timeline alone."""

from collections.abc import Iterator, Mapping

from aquatimer.plan.cues import Cue, CueKind, Sound
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.units.durations import SECOND, Milliseconds

TICKS_BEFORE: tuple[Milliseconds, ...] = (3 * SECOND, 2 * SECOND, 1 * SECOND)
TICKS_FROM: Milliseconds = 8 * SECOND
HALF_FROM: Milliseconds = 60 * SECOND

_TONE_NAMES = {
    Sound.TICK: "tick",
    Sound.CHANGE: "change",
    Sound.EASIER: "change",
    Sound.REST: "rest",
    Sound.HALF: "half",
    Sound.REP: "rep",
    Sound.FINISH: "finish",
}


def tone(
    sound: Sound, at: Milliseconds, segment: int, lengths: Mapping[Sound, Milliseconds]
) -> Cue:
    """Return the cue of one tone."""
    length = lengths[sound]
    return Cue(at, CueKind.TONE, _TONE_NAMES[sound], length, segment, sound=sound)


def change_into(segment: Segment, before: Segment | None) -> Sound:
    """Return the tone of a change: rest, easier, or the plain one for all that is not easier."""
    if segment.effort.is_rest:
        return Sound.REST
    strains = (segment.effort.strain, before.effort.strain if before else None)
    if strains[0] is not None and strains[1] is not None and strains[0] < strains[1]:
        return Sound.EASIER
    return Sound.CHANGE


def has_ticks(segment: Segment) -> bool:
    """Whether the end of this segment is counted down."""
    return segment.duration >= TICKS_FROM


def half_of(segment: Segment) -> Milliseconds | None:
    """Return the time of its half where that is told."""
    if segment.duration < HALF_FROM or segment.reps is not None:
        return None
    return segment.start + segment.duration // 2


def tones_of(timeline: Timeline, lengths: Mapping[Sound, Milliseconds]) -> Iterator[Cue]:
    """Yield every tone of the session but those of the count-in, segment by segment.

    A wait without a length has none: its change and the next one are the same moment.
    """
    before: Segment | None = None
    for segment in timeline.segments:
        if segment.duration == 0:
            continue
        yield tone(change_into(segment, before), segment.start, segment.index, lengths)
        yield from _inside(segment, lengths)
        before = segment
    if before is not None:
        yield tone(Sound.FINISH, before.end, before.index, lengths)


def count_in(lengths: Mapping[Sound, Milliseconds]) -> Iterator[Cue]:
    """Yield the ticks before the first segment."""
    for before in TICKS_BEFORE:
        yield tone(Sound.TICK, -before, 0, lengths)


def repetitions(segment: Segment) -> Iterator[tuple[int, Milliseconds]]:
    """Yield number and time of each repetition that is counted.

    The first is the change itself, and those in the countdown give way to it.
    """
    if segment.reps is None:
        return
    last = segment.end - (TICKS_BEFORE[0] if has_ticks(segment) else 0)
    for done in range(1, segment.reps.count):
        at = segment.start + done * segment.reps.every
        if at < last:
            yield done + 1, at


def _inside(segment: Segment, lengths: Mapping[Sound, Milliseconds]) -> Iterator[Cue]:
    for _, at in repetitions(segment):
        yield tone(Sound.REP, at, segment.index, lengths)
    half = half_of(segment)
    if half is not None:
        yield tone(Sound.HALF, half, segment.index, lengths)
    if has_ticks(segment):
        for before in TICKS_BEFORE:
            yield tone(Sound.TICK, segment.end - before, segment.index, lengths)
