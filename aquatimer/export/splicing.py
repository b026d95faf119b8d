"""Parts of one sound that were encoded apart, joined to one stream of MPEG frames."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from aquatimer.export.mpeg import Frame, lent, meeting_point
from aquatimer.export.stretches import OVERLAP, WARM_UP, Part


@dataclass(frozen=True, slots=True)
class Encoded:
    """A part and all its frames."""

    part: Part
    frames: list[Frame]


def in_sequence(
    encoded: Iterable[Encoded], again: Callable[[Part], Encoded]
) -> Iterator[tuple[int, list[Frame]]]:
    """Yield each run of frames with the place of its first, none twice and none left out.

    `again` encodes a part: where two cannot be joined, both are encoded as one.
    """
    held: Encoded | None = None
    for following in encoded:
        current = following
        if held is not None and following.part.joins:
            current, frames = _joined(held, following, again)
        else:
            frames = following.frames
        sure = len(frames) if current.part.ends else len(frames) - OVERLAP - WARM_UP
        yield current.part.end - len(frames), frames[:sure]
        held = current


def _joined(
    before: Encoded, after: Encoded, again: Callable[[Part], Encoded]
) -> tuple[Encoded, list[Frame]]:
    """Return what to go on from, and the frames from where `after` begins."""
    left = before.frames[after.part.first - before.part.first :]
    place = meeting_point(left, after.frames, WARM_UP)
    if place is None:
        both = again(Part(before.part.first, after.part.end, before.part.joins, after.part.ends))
        return both, both.frames[after.part.first - before.part.first :]
    reservoir = after.frames[place].reservoir
    borrowing = lent(left[:place], after.frames[:place], reservoir)
    return after, borrowing + after.frames[place:]
