"""Clips for tests of the mix."""

import numpy as np

from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.mastering import CEILING
from aquatimer.audio.trimming import faded


def at_the_ceiling(frames: int, pitch: float) -> Clip:
    """A clip as loud as mastering lets any be, its peak at 0.841 of full scale."""
    wave = np.sin(2 * np.pi * pitch * np.arange(frames) / RATE).astype(np.float32)
    return Clip(np.rint(faded(wave, frames_of(5)) * 10 ** (CEILING / 20) * 32_767).astype(np.int16))
