"""Limiting: a gain that is down before a peak, and so smooth that it is not heard."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from aquatimer.audio.loudness import GRAIN, Grains

# It begins to give way this many grains before a peak and takes as many to come back: a little
# more than one period of a deep voice, or it would roughen it.
_REACH = 8

REACH = 2 * _REACH
"""How many grains away from a peak the gain still depends on it."""

# How far each frame of a grain is from its middle, in grains, and what it has of whose gain.
_PLACE = ((np.arange(GRAIN) - GRAIN / 2) / GRAIN).astype(np.float32)
_OF_BEFORE, _OF_AFTER = np.maximum(-_PLACE, 0), np.maximum(_PLACE, 0)
_OF_HERE = 1 - np.abs(_PLACE)


def smoothed(needed: Grains) -> Grains:
    """Return gains that are nowhere above those that the grains need, and change slowly."""
    held = sliding_window_view(np.pad(needed, _REACH, mode="edge"), 2 * _REACH + 1).min(axis=1)
    # Narrower than the hold by a grain on each side: between two grains, too, the gain is never
    # above what the louder one needs.
    window = np.hanning(2 * _REACH + 1)[1:-1]
    padded = np.pad(held, _REACH - 1, mode="edge")
    gains: Grains = np.convolve(padded, window / window.sum(), "valid")
    return gains


def gain_at_frames(gains: Grains, frames: int) -> NDArray[np.float32]:
    """Return the gain of each frame, given those of the grains.

    From the middle of one to the middle of the next it changes evenly.
    """
    gains = gains.astype(np.float32)
    here = gains[:, np.newaxis]
    before, after = np.concatenate([here[:1], here[:-1]]), np.concatenate([here[1:], here[-1:]])
    at_frames: NDArray[np.float32] = here * _OF_HERE
    at_frames += before * _OF_BEFORE
    at_frames += after * _OF_AFTER
    return at_frames.reshape(-1)[:frames]
