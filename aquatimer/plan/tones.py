"""Which tones sound when: changes, ticks, halves and repetitions, from the timeline alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

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
    return segment.start + segment.duration // 2 if segment.duration >= HALF_FROM else None


def repetitions(segment: Segment) -> Iterator[tuple[int, Milliseconds]]:
    """Yield number and time of each repetition but the first, which is the change itself."""
    if segment.reps is not None:
        for done in range(1, segment.reps.count):
            yield done + 1, segment.start + done * segment.reps.every


def tones_of(timeline: Timeline, lengths: Mapping[Sound, Milliseconds]) -> Iterator[Cue]:
    """Yield every tone of the session in order, the count-in before it first.

    A wait without a length has none: its change and the next one are the same moment. No tone
    sounds into the next: where that comes early, the one before is cut short.
    """
    before: Cue | None = None
    for cue in _whole_tones(timeline, lengths):
        if before is not None:
            yield replace(before, duration=min(before.duration, cue.at - before.at))
        before = cue
    if before is not None:
        yield before


def _whole_tones(timeline: Timeline, lengths: Mapping[Sound, Milliseconds]) -> Iterator[Cue]:
    if timeline.segments:
        for early in TICKS_BEFORE:
            yield tone(Sound.TICK, -early, 0, lengths)
    before: Segment | None = None
    for segment in timeline.segments:
        if segment.duration:
            yield from _inside(segment, before, lengths)
            before = segment
    if timeline.segments:
        last = timeline.segments[-1]
        yield tone(Sound.FINISH, last.end, last.index, lengths)


def _inside(
    segment: Segment, before: Segment | None, lengths: Mapping[Sound, Milliseconds]
) -> list[Cue]:
    """Return the tones of one segment; a repetition is told by any other tone it falls into."""
    times = [(change_into(segment, before), segment.start)]
    half = half_of(segment)
    if half is not None:
        times.append((Sound.HALF, half))
    if has_ticks(segment):
        times += [(Sound.TICK, segment.end - early) for early in TICKS_BEFORE]
    signals = [tone(sound, at, segment.index, lengths) for sound, at in times]
    taps = [
        tone(Sound.REP, at, segment.index, lengths)
        for _, at in repetitions(segment)
        if not any(signal.at <= at < signal.end for signal in signals)
    ]
    return sorted((*signals, *taps), key=lambda cue: cue.at)
