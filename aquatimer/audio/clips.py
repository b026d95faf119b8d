"""A clip: one sound as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from aquatimer.units.durations import SECOND, Milliseconds

RATE = 44_100
"""Frames a second of everything that is mixed."""

FULL_SCALE = 32_767
"""The highest sample there is, in 16 bits."""

Samples = NDArray[np.int16]


def frames_of(time: Milliseconds) -> int:
    """Return the frame at which a time falls, rounded to the nearest."""
    return (time * RATE + SECOND // 2) // SECOND


def milliseconds_of(frames: int) -> Milliseconds:
    """Return how long a number of frames lasts, rounded up to whole milliseconds."""
    return -(-frames * SECOND // RATE)


class SampleSequence(Protocol):
    """Samples that are in memory, as those of an array are, or read each time they are needed."""

    def __len__(self) -> int:
        """Return how many frames there are."""
        ...

    def __getitem__(self, part: slice, /) -> Samples:
        """Return a part of it; raises OSError where it cannot be read."""
        ...


class Piece(NamedTuple):
    """A part of a sound, so many frames after its beginning."""

    offset: int
    samples: SampleSequence


class Audible(Protocol):
    """A mono sound at `RATE`, 16 bits a sample; between its pieces it is silent."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The parts that sound, in order."""
        ...

    @property
    def samples(self) -> Samples:
        """The whole of it."""
        ...

    @property
    def duration(self) -> Milliseconds:
        """How long it lasts, rounded up."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A sound in one piece."""

    samples: Samples

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole of it as one piece."""
        return (Piece(0, self.samples),)

    @property
    def duration(self) -> Milliseconds:
        """How long it lasts, rounded up."""
        return milliseconds_of(len(self.samples))


@dataclass(frozen=True, slots=True, eq=False)
class StoredClip:
    """A sound in one piece that is not in memory."""

    wave: SampleSequence

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole of it as one piece."""
        return (Piece(0, self.wave),)

    @property
    def samples(self) -> Samples:
        """The whole of it, read anew each time."""
        return self.wave[:]

    @property
    def duration(self) -> Milliseconds:
        """How long it lasts, rounded up."""
        return milliseconds_of(len(self.wave))


OnePiece = Clip | StoredClip
"""A sound without silence in it that is known of."""


@dataclass(frozen=True, slots=True, eq=False)
class JoinedClip:
    """Sounds one after the other, which share their samples with others made of the same."""

    pieces: tuple[Piece, ...]

    @property
    def samples(self) -> Samples:
        """The whole of it, put together anew each time."""
        whole = np.zeros(self._frames, dtype=np.int16)
        for offset, samples in self.pieces:
            whole[offset : offset + len(samples)] = samples[:]
        return whole

    @property
    def duration(self) -> Milliseconds:
        """How long it lasts, rounded up."""
        return milliseconds_of(self._frames)

    @property
    def _frames(self) -> int:
        return max((offset + len(samples) for offset, samples in self.pieces), default=0)


def joined(clips: Sequence[OnePiece], pause: Milliseconds) -> JoinedClip:
    """Return the clips one after the other, with a pause between each two."""
    pieces, offset = [], 0
    for clip in clips:
        (whole,) = clip.pieces
        pieces.append(Piece(offset, whole.samples))
        offset += len(whole.samples) + frames_of(pause)
    return JoinedClip(tuple(pieces))
