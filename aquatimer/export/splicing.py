"""Parts of one sound that were encoded apart, joined to one stream of MPEG frames."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from aquatimer.export.mpeg import Frame, lent, meeting_point, reservoir
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

    `again` encodes a part: where two cannot be joined, both are encoded as one. Of what was yielded
    nothing is held.
    """
    return map(_Splicing(again).run, encoded)


class _Splicing:
    """Takes parts one after the other, and holds the frames that the next one may replace."""

    def __init__(self, again: Callable[[Part], Encoded]) -> None:
        self._again = again
        self._held: Encoded | None = None

    def run(self, following: Encoded) -> tuple[int, list[Frame]]:
        """Return what is sure with the next part, and the place of its first frame."""
        frames = following.frames
        if self._held is not None and following.part.joins:
            following, frames = _joined(self._held, following, self._again)
        part = following.part
        sure = len(frames) if part.ends else len(frames) - OVERLAP - WARM_UP
        self._held = Encoded(part, frames[sure:])
        return part.end - len(frames), frames[:sure]


def _joined(
    before: Encoded, after: Encoded, again: Callable[[Part], Encoded]
) -> tuple[Encoded, list[Frame]]:
    """Return the part to go on from, and the frames from where `after` begins.

    Of the frames `before` the last are enough.
    """
    left = before.frames[len(before.frames) - (before.part.end - after.part.first) :]
    place = meeting_point(left, after.frames, WARM_UP)
    if place is None:
        both = again(Part(before.part.first, after.part.end, before.part.joins, after.part.ends))
        return both, both.frames[after.part.first - before.part.first :]
    borrowing = lent(left[:place], after.frames[:place], reservoir(after.frames[place]))
    return after, borrowing + after.frames[place:]
