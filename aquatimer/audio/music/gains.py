"""Gains: factors for music, one for each frame, that count for all its channels."""

import numpy as np
from numpy.typing import NDArray

from aquatimer.audio.music.metering import Stereo

Gains = NDArray[np.float32]


def lay(gains: Gains | np.float32, wave: Stereo) -> None:
    """Multiply a wave in place."""
    # Channel by channel: to repeat each factor for two of them takes numpy twice as long.
    for channel in range(wave.shape[1]):
        wave[:, channel] *= gains


def rising(first: int, count: int, frames: int) -> Gains:
    """Return the gains from frame `first` on of a rise over so many frames, 1 after it.

    Backwards it is a fall. Of two songs that fade into each other so, the powers add up to one.
    """
    if not frames:
        return np.ones(count, dtype=np.float32)
    place = (np.arange(first, first + count) + 0.5) * (np.pi / 2 / frames)
    gains: Gains = np.sin(np.clip(place, 0, np.pi / 2).astype(np.float32))
    return gains


def falling(first: int, count: int, frames: int, end: int) -> Gains:
    """Return the gains from frame `first` on of a fall over so many frames that ends at `end`."""
    return rising(end - first - count, count, frames)[::-1]
