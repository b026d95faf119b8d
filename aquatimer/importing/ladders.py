"""Ladders found again: rounds that are equal but for one time, which grows or shrinks evenly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aquatimer.importing.steps import Part, Rungs, Step
from aquatimer.units.durations import Milliseconds

_LONGEST_ROUND = 8
_FEWEST_ROUNDS = 4
_MOST_TURNING_POINTS = 1


@dataclass(frozen=True, slots=True)
class FoundLadder:
    """A ladder among parts: `size` parts a round, and the time that each round has."""

    size: int
    times: tuple[Milliseconds, ...]
    climbing: tuple[int, ...]

    @property
    def length(self) -> int:
        """How many parts it takes the place of."""
        return self.size * len(self.times)

    @property
    def spared(self) -> int:
        """How many lines fewer it needs."""
        return self.length - self.size


def ladder_at(parts: Sequence[Part], at: int) -> FoundLadder | None:
    """Return the ladder that begins here and spares most lines; None where there is none."""
    found = (_ladder(parts, at, size) for size in range(1, _LONGEST_ROUND + 1))
    return max(
        (one for one in found if one and len(one.times) >= _FEWEST_ROUNDS),
        key=lambda one: one.spared,
        default=None,
    )


def told_once(parts: Sequence[Part], at: int, ladder: FoundLadder) -> Rungs:
    """Return the parts of a ladder as its first round, with what climbs marked."""
    first = [
        replace(part, climbs=True) if place in ladder.climbing and isinstance(part, Step) else part
        for place, part in enumerate(parts[at : at + ladder.size])
    ]
    inner = [
        here
        for before, here, after in zip(ladder.times, ladder.times[1:], ladder.times[2:])  # noqa: B905 - each of them is shorter by one
        if (here > before) != (after > here)
    ]
    points = (ladder.times[0], *inner, ladder.times[-1])
    return Rungs(points, abs(ladder.times[1] - ladder.times[0]), tuple(first))


def _ladder(parts: Sequence[Part], at: int, size: int) -> FoundLadder | None:
    first, second = parts[at : at + size], parts[at + size : at + 2 * size]
    if len(second) < size or not all(map(_alike, first, second)):
        return None
    climbing = tuple(place for place in range(size) if first[place] != second[place])
    if not climbing:
        return None
    times = tuple(_even(_times(parts, at, size, climbing)))
    return FoundLadder(size, times, climbing)


def _times(
    parts: Sequence[Part], at: int, size: int, climbing: Sequence[int]
) -> Iterator[Milliseconds]:
    """Yield the time of each round that is the first one but for that time."""
    first = parts[at : at + size]
    for begin in range(at, len(parts) - size + 1, size):
        here = parts[begin : begin + size]
        if any(
            not _alike(one, other) if place in climbing else one != other
            for place, (one, other) in enumerate(zip(first, here, strict=True))
        ):
            return
        lengths = {part.duration for place in climbing if isinstance(part := here[place], Step)}
        if len(lengths) > 1:
            return
        yield lengths.pop()


def _even(times: Iterator[Milliseconds]) -> Iterator[Milliseconds]:
    """Yield the times as far as they climb by the same, with one turning point at most."""
    before = next(times, None)
    if before is None:
        return
    yield before
    way, turns = 0, 0
    for time in times:
        turns += way != 0 and time - before == -way
        if time == before or abs(time - before) != abs(way or time - before):
            return
        if turns > _MOST_TURNING_POINTS:
            return
        way, before = time - before, time
        yield time


def _alike(one: Part, other: Part) -> bool:
    """Whether both are the same but for how long they last."""
    if one == other:
        return True
    if not (isinstance(one, Step) and isinstance(other, Step)) or one.wait or one.reps:
        return False
    return replace(one, duration=other.duration) == other
