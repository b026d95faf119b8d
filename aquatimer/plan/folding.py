"""Folding: rounds that are the same, told once with their number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Fold:
    """`count` rounds one after the other that are all as `parts`, which are those of the first."""

    count: int
    parts: tuple["Part", ...]

    @property
    def start(self) -> Milliseconds:
        """Where the first round begins."""
        return self.parts[0].start

    @property
    def duration(self) -> Milliseconds:
        """How long one round is."""
        return sum(part.duration * _times(part) for part in self.parts)


Part: TypeAlias = Segment | Fold
_Shape: TypeAlias = tuple[object, ...]


def fold(timeline: Timeline) -> tuple[Part, ...]:
    """Return the segments of a timeline with equal rounds folded, loops within loops as well."""
    return tuple(_folded(timeline.segments, depth=0))


def _times(part: Part) -> int:
    return part.count if isinstance(part, Fold) else 1


def _folded(segments: Sequence[Segment], depth: int) -> Iterator[Part]:
    for loop in _loops(segments, depth):
        if len(loop[0].rounds) <= depth:
            yield from loop
        else:
            yield from _equal_rounds(loop, depth)


def _loops(segments: Sequence[Segment], depth: int) -> Iterator[list[Segment]]:
    """Cut a stretch into its loops at this depth, and what lies between them."""
    current: list[Segment] = []
    for segment in segments:
        if current and not _same_loop(current[-1], segment, depth):
            yield current
            current = []
        current.append(segment)
    if current:
        yield current


def _same_loop(before: Segment, segment: Segment, depth: int) -> bool:
    if len(before.rounds) <= depth or len(segment.rounds) <= depth:
        return len(before.rounds) <= depth and len(segment.rounds) <= depth
    (turn_before, count_before), (turn, count) = before.rounds[depth], segment.rounds[depth]
    return count == count_before and turn >= turn_before


def _equal_rounds(loop: Sequence[Segment], depth: int) -> Iterator[Part]:
    rounds = [
        tuple(_folded(list(group), depth + 1))
        for _, group in groupby(loop, key=lambda segment: segment.rounds[depth])
    ]
    for _, equal in groupby(rounds, key=lambda parts: tuple(map(_shape, parts))):
        same = list(equal)
        if len(same) == 1:
            yield from same[0]
        else:
            yield Fold(len(same), same[0])


def _shape(part: Part) -> _Shape:
    """Return what makes two parts the same to a runner: all but when, where and which round."""
    if isinstance(part, Fold):
        return (part.count, *map(_shape, part.parts))
    return (
        part.duration,
        part.phase,
        part.effort,
        part.target,
        part.label,
        part.reps,
        part.wait,
    )
