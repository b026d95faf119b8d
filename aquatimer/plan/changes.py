"""The plan changed while it is swum: a round more, a round fewer, on to the cool-down.

Each takes a timeline and where in it the runner is, and returns another timeline, or None where
there is nothing to change. What has been done stays where it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aquatimer.lang.limits import LONGEST, SEGMENTS
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline
from aquatimer.units.durations import Milliseconds


def one_round_more(timeline: Timeline, here: int) -> Timeline | None:
    """Repeat the last round of the loop around segment `here`, or of the next one from outside.

    It is the innermost loop, the one whose round is told. None where no loop comes any more, and
    where the session would be longer than a workout may be.
    """
    loop = _loop_at(timeline, here)
    if loop is None:
        return None
    segments, depth = timeline.segments, loop.depth
    last = segments[loop.last_round : loop.end]
    again = [_turned(segment, depth, loop.count + 1) for segment in (*_breaks(loop, last), *last)]
    breaks = len(again) - len(last)
    again[:breaks] = [_turned(segment, depth, loop.count) for segment in again[:breaks]]
    longer = (*segments[: loop.end], *again, *segments[loop.end :])
    changed = _with_count(longer, loop.begin, loop.end + len(again), depth, loop.count + 1)
    more = _laid_out(timeline, changed)
    return more if len(more.segments) <= SEGMENTS and more.total <= LONGEST else None


def one_round_fewer(timeline: Timeline, here: int) -> Timeline | None:
    """Leave out the last round of the loop around segment `here`, or of the next one from outside.

    None where no loop comes any more, and where its last round has begun.
    """
    loop = _loop_at(timeline, here)
    if loop is None or loop.count == 1 or here >= loop.last_round:
        return None
    segments = timeline.segments
    breaks = len(_breaks(loop, segments[loop.last_round : loop.end]))
    end = max(loop.last_round - breaks, here + 1)
    shorter = (*segments[:end], *segments[loop.end :])
    changed = _with_count(shorter, loop.begin, end, loop.depth, loop.count - 1)
    return _laid_out(timeline, changed)


def to_cool_down(timeline: Timeline, here: int, position: Milliseconds) -> Timeline | None:
    """End segment `here` at `position`, a wait also after its time, and go on with the cool-down.

    None where it has begun, and where there is none.
    """
    coming = timeline.segments[here:]
    if coming[0].phase is Phase.COOLDOWN:
        return None
    rest = next((at for at, one in enumerate(coming) if one.phase is Phase.COOLDOWN), None)
    if rest is None:
        return None
    done = _ended(coming[0], position - coming[0].start)
    return _laid_out(timeline, (*timeline.segments[:here], *done, *coming[rest:]))


def with_wait_of(timeline: Timeline, index: int, duration: Milliseconds) -> Timeline:
    """Return the timeline with the wait at `index` as long as it really took."""
    waited = replace(timeline.segments[index], duration=max(0, duration))
    segments = (*timeline.segments[:index], waited, *timeline.segments[index + 1 :])
    return _laid_out(timeline, segments)


@dataclass(frozen=True, slots=True)
class _Loop:
    """The segments from `begin` to `end`; `last_round` is the first one of its last round."""

    begin: int
    end: int
    last_round: int
    depth: int
    count: int
    segments: Sequence[Segment]


def _loop_at(timeline: Timeline, here: int) -> _Loop | None:
    coming = timeline.segments[here:]
    inside = next((at for at, one in enumerate(coming, here) if one.rounds), None)
    if inside is None:
        return None
    rounds = timeline.segments[inside].rounds
    # Ahead of all loops it is the whole that comes next, not the first loop inside of it.
    depth = len(rounds) - 1 if inside == here else 0
    return _loop_around(timeline.segments, inside, depth)


def _loop_around(segments: Sequence[Segment], inside: int, depth: int) -> _Loop:
    begin, end = inside, inside + 1
    while begin > 0 and _goes_on(segments[begin - 1], segments[begin], depth):
        begin -= 1
    while end < len(segments) and _goes_on(segments[end - 1], segments[end], depth):
        end += 1
    count = segments[inside].rounds[depth][1]
    last = next((at for at in range(begin, end) if segments[at].rounds[depth][0] == count), end)
    return _Loop(begin, end, last, depth, count, segments)


def _goes_on(before: Segment, segment: Segment, depth: int) -> bool:
    """Whether two segments that follow each other are in one loop at this depth."""
    if len(before.rounds) <= depth or len(segment.rounds) <= depth:
        return False
    (turn_before, count_before), (turn, count) = before.rounds[depth], segment.rounds[depth]
    same_around = before.rounds[:depth] == segment.rounds[:depth]
    return same_around and count == count_before and turn_before <= turn <= turn_before + 1


def _breaks(loop: _Loop, last: Sequence[Segment]) -> Sequence[Segment]:
    """Return what is done between two rounds: the end of one that the last has not."""
    first = loop.last_round
    while first > loop.begin and _round_of(loop, first - 1) == loop.count - 1:
        first -= 1
    lines = {segment.line for segment in last}
    before = loop.segments[first : loop.last_round]
    return [segment for segment in before if segment.line not in lines]


def _round_of(loop: _Loop, index: int) -> int:
    return loop.segments[index].rounds[loop.depth][0]


def _with_count(
    segments: Sequence[Segment], begin: int, end: int, depth: int, count: int
) -> tuple[Segment, ...]:
    changed = (_counted(segment, depth, count) for segment in segments[begin:end])
    return (*segments[:begin], *changed, *segments[end:])


def _counted(segment: Segment, depth: int, count: int) -> Segment:
    turn, _ = segment.rounds[depth]
    return replace(segment, rounds=_put(segment.rounds, depth, (turn, count)))


def _turned(segment: Segment, depth: int, turn: int) -> Segment:
    _, count = segment.rounds[depth]
    return replace(segment, rounds=_put(segment.rounds, depth, (turn, count)))


def _put(
    rounds: tuple[tuple[int, int], ...], depth: int, turn: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    return (*rounds[:depth], turn, *rounds[depth + 1 :])


def _ended(segment: Segment, duration: Milliseconds) -> tuple[Segment, ...]:
    """Return a segment ended after `duration`, nothing where it had not begun."""
    if duration <= 0:
        return ()
    reps = segment.reps
    if reps is not None:
        reps = Reps(-(-duration // reps.every), reps.every)
    cues = tuple(cue for cue in segment.cues if cue.at < duration)
    return (replace(segment, duration=duration, reps=reps, cues=cues),)


def _laid_out(timeline: Timeline, segments: Iterable[Segment]) -> Timeline:
    """Count the segments anew and put each at the end of the one before."""
    placed: list[Segment] = []
    start = 0
    for index, segment in enumerate(segments):
        if (segment.index, segment.start) == (index, start):
            placed.append(segment)
        else:
            placed.append(replace(segment, index=index, start=start))
        start += segment.duration
    return replace(timeline, segments=tuple(placed))
