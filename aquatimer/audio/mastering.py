"""Mastering: any recording becomes a clip that is as loud as all the others.

Speech and tones are brought to -16 LUFS, the level of spoken programmes made for phones, which
the noise of a pool hall needs. A synthetic voice has peaks 18 dB above its loudness, so what
would pass the ceiling is taken down by a limiter, not clipped and not left quieter.
"""

import numpy as np
import soxr
from numpy.typing import NDArray

from aquatimer.audio.clips import FULL_SCALE, RATE, Clip
from aquatimer.audio.limiting import gain_at_frames, smoothed
from aquatimer.audio.loudness import (
    SILENT,
    Grains,
    Wave,
    integrated,
    peaks,
    weighted_powers,
)
from aquatimer.audio.trimming import trimmed

LOUDNESS = -16.0
"""LUFS of every clip."""

CEILING = -1.5
"""The highest true peak of a clip in dBTP."""

VERSION = 1
"""Counts up with every change that makes clips sound different: kept ones are then made again."""

_MOST_LIMITING = 12.0
_NEAR_ENOUGH = 0.05
_ROUNDS = 12


def mastered(recording: NDArray[np.float32], rate: int, loudness: float = LOUDNESS) -> Clip:
    """Return the clip of a recording, trimmed and at `loudness` LUFS.

    The recording is (frames,) or (frames, channels) at any rate. Silence gives an empty clip.
    """
    mono = recording if recording.ndim == 1 else recording.mean(axis=1, dtype=np.float32)
    wave = mono if rate == RATE else soxr.resample(mono, rate, RATE, quality="HQ")
    return quantised(levelled(trimmed(wave), loudness))


def quantised(wave: Wave) -> Clip:
    """Return the wave in 16 bits."""
    return Clip(np.rint(np.clip(wave, -1, 1) * FULL_SCALE).astype(np.int16))


def levelled(wave: Wave, loudness: float = LOUDNESS) -> Wave:
    """Return the wave at `loudness` LUFS, or as near as `CEILING` and 12 dB of limiting allow."""
    powers, heights = weighted_powers(wave), peaks(wave)
    heard = integrated(powers)
    if heard == SILENT:
        return wave
    wanted = drive = loudness - heard
    for _ in range(_ROUNDS):
        gain = _gain(heights, drive)
        missing = loudness - integrated(powers * np.square(gain))
        if missing < _NEAR_ENOUGH or drive >= wanted + _MOST_LIMITING:
            break
        drive = min(drive + missing, wanted + _MOST_LIMITING)
    return _under(wave, _gain(heights, drive))


def _gain(heights: Grains, drive: float) -> Grains:
    """Return the factor for each grain that drives the wave by so many dB under the ceiling."""
    factor, allowed = 10 ** (drive / 20), 10 ** (CEILING / 20)
    return factor * smoothed(allowed / np.maximum(heights * factor, allowed))


def _under(wave: Wave, gain: Grains) -> Wave:
    quieter: Wave = wave * gain_at_frames(gain, len(wave))
    return quieter
