"""Which turn of which loop a segment is in, and whether the loop holds other loops."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aquatimer.plan.timeline import Segment

_ALL_TOLD = 100
_TENS_TOLD = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a loop with more than one, seen from a segment.

    `loop` tells one loop from the next. `level` is 1 where the loop holds no other, 2 where it
    holds such loops, and so on. `begins` is true in the first segment of the turn.
    """

    loop: int
    level: int
    number: int
    count: int
    begins: bool

    @property
    def is_last(self) -> bool:
        """Whether the loop has no turn after this one."""
        return self.number == self.count

    @property
    def is_late(self) -> bool:
        """Whether it is in the last third of a loop of three turns and more."""
        return 3 * self.number > 2 * self.count and self.count >= 3  # noqa: PLR2004 - thirds

    @property
    def is_told(self) -> bool:
        """Whether its number is worth saying."""
        return self.is_last or is_told(self.number)


def is_told(number: int) -> bool:
    """Whether a number is worth counting aloud: any up to 100, then tens, then hundreds."""
    if number <= _ALL_TOLD:
        return True
    return number % (10 if number <= _TENS_TOLD else 100) == 0


class _Loop:
    """One loop while it is gone through; `level` grows with the loops that are found in it."""

    def __init__(self, key: int, number: int, count: int) -> None:
        self.key = key
        self.number = number
        self.count = count
        self.level = 1


_Seen = tuple[_Loop, int, bool]


def turns_of(segments: Sequence[Segment]) -> list[tuple[Turn, ...]]:
    """Return the turns around each segment, the outermost first."""
    # A loop's level is known only when its last segment has been seen, hence two passes.
    return [
        tuple(Turn(loop.key, loop.level, number, loop.count, begins) for loop, number, begins in at)
        for at in list(_seen_at(segments))
    ]


def _seen_at(segments: Sequence[Segment]) -> Iterator[tuple[_Seen, ...]]:
    stack: list[_Loop] = []
    keys = 0
    for segment in segments:
        rounds = [(number, count) for number, count in segment.rounds if count > 1]
        running, kept = _still_running(stack, rounds)
        del stack[kept:]
        for number, count in rounds[kept:]:
            keys += 1
            stack.append(_Loop(keys, number, count))
        for depth, loop in enumerate(stack):
            loop.level = max(loop.level, len(stack) - depth)
        yield tuple((loop, loop.number, index >= running) for index, loop in enumerate(stack))


def _still_running(stack: list[_Loop], rounds: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how many of the loops are in the same turn still, and how many go on at all."""
    for depth, (loop, (number, count)) in enumerate(zip(stack, rounds, strict=False)):
        if loop.count == count and loop.number < number:
            loop.number = number
            return depth, depth + 1
        if (loop.number, loop.count) != (number, count):
            return depth, depth
    both = min(len(stack), len(rounds))
    return both, both
