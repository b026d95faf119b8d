"""A session for formats whose repeats hold no others: the outermost stay, inner are unrolled."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aquatimer.plan.folding import Fold, Part, fold
from aquatimer.plan.timeline import Segment, Timeline


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments one after the other, `count` times; they are those of the first round."""

    count: int
    segments: tuple[Segment, ...]


def stretches(
    timeline: Timeline, *, fits: Callable[[list[tuple[Segment, ...]]], bool]
) -> Iterator[Stretch]:
    """Yield the session in stretches; rounds that do not `fit` one repeat are all written out."""
    for part in fold(timeline):
        if not isinstance(part, Fold):
            yield Stretch(1, (part,))
            continue
        rounds = _rounds(part, timeline)
        if fits(rounds):
            yield Stretch(part.count, rounds[0])
        else:
            yield Stretch(1, tuple(segment for one in rounds for segment in one))


def _rounds(part: Fold, timeline: Timeline) -> list[tuple[Segment, ...]]:
    first, size = _first(part).index, sum(map(_size, part.parts))
    starts = range(first, first + size * part.count, size)
    return [timeline.segments[start : start + size] for start in starts]


def _first(part: Part) -> Segment:
    return _first(part.parts[0]) if isinstance(part, Fold) else part


def _size(part: Part) -> int:
    return part.count * sum(map(_size, part.parts)) if isinstance(part, Fold) else 1
