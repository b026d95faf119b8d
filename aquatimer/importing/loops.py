"""Loops found again where a format has written every round out."""

from collections.abc import Sequence

from aquatimer.importing.ladders import ladder_at, told_once
from aquatimer.importing.steps import Part, Rounds

_LONGEST_ROUND = 64
_FEWEST_OF_ONE_LINE = 3


def with_loops(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with what stands there again and again told once, loops in loops as well."""
    inner = [
        Rounds(part.count, with_loops(part.parts)) if isinstance(part, Rounds) else part
        for part in parts
    ]
    numbers: dict[Part, int] = {}
    ids = [numbers.setdefault(part, len(numbers)) for part in inner]
    found: list[Part] = []
    at = 0
    while at < len(ids):
        size, count = _best(ids, at)
        ladder = ladder_at(inner, at)
        if ladder is not None and ladder.spared > (count - 1) * size:
            found.append(told_once(inner, at, ladder))
            at += ladder.length
            continue
        if count > 1:
            found.append(_rounds(count, with_loops(inner[at : at + size])))
        else:
            found += inner[at : at + size]
        at += size * count
    return tuple(found)


def _rounds(count: int, parts: tuple[Part, ...]) -> Rounds:
    if len(parts) == 1 and isinstance(parts[0], Rounds):
        return Rounds(count * parts[0].count, parts[0].parts)
    return Rounds(count, parts)


def _best(ids: Sequence[int], at: int) -> tuple[int, int]:
    """Return the size and the number of the rounds that begin here and spare most lines."""
    best, spared = (1, 1), 0
    for size in range(1, min(_LONGEST_ROUND, (len(ids) - at) // 2) + 1):
        if ids[at] != ids[at + size]:
            continue
        count = _count(ids, at, size)
        if size == 1 and count < _FEWEST_OF_ONE_LINE:
            continue
        if (count - 1) * size > spared:
            best, spared = (size, count), (count - 1) * size
    return best


def _count(ids: Sequence[int], at: int, size: int) -> int:
    once = ids[at : at + size]
    count = 1
    while ids[at + count * size : at + (count + 1) * size] == once:
        count += 1
    return count
