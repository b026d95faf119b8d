"""A clip: one sound as numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aquatimer.units.durations import SECOND, Milliseconds

RATE = 44_100
"""Frames a second of everything that is mixed."""

Samples = NDArray[np.int16]


def frames_of(time: Milliseconds) -> int:
    """Return the frame at which a time falls, rounded to the nearest."""
    return (time * RATE + SECOND // 2) // SECOND


def milliseconds_of(frames: int) -> Milliseconds:
    """Return how long a number of frames lasts, rounded up to whole milliseconds."""
    return -(-frames * SECOND // RATE)


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A mono sound at `RATE`, 16 bits a sample."""

    samples: Samples

    @property
    def duration(self) -> Milliseconds:
        """How long it lasts, rounded up."""
        return milliseconds_of(len(self.samples))
