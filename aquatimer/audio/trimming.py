"""Trimming: the sound without the silence around it, so that a word begins when it should."""

import numpy as np

from aquatimer.audio.clips import frames_of
from aquatimer.audio.loudness import Wave

_QUIET = 10 ** (-40 / 20)
_KEPT = frames_of(5)


def trimmed(wave: Wave) -> Wave:
    """Return what lies between the first and the last sound, with 5 ms around it, faded.

    Silence is what stays 40 dB below the highest peak. Empty for a wave of nothing but zeros.
    """
    level = np.abs(wave)
    sounding = np.flatnonzero(level > level.max(initial=0.0) * _QUIET)
    if not sounding.size:
        return wave[:0]
    return faded(wave[max(0, sounding[0] - _KEPT) : sounding[-1] + 1 + _KEPT], _KEPT)


def faded(wave: Wave, frames: int) -> Wave:
    """Return the wave rising from nothing and falling back to it within `frames` at its ends."""
    count = min(frames, len(wave) // 2)
    rise = np.square(np.sin(np.linspace(0, np.pi / 2, count, endpoint=False, dtype=np.float32)))
    shaped = wave.copy()
    shaped[:count] *= rise
    shaped[len(wave) - count :] *= rise[::-1]
    return shaped
