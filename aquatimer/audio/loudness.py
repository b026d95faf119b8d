"""How loud a sound is: its loudness and its true peak, as ITU-R BS.1770 defines them.

The K weighting is applied to spectra of half a second, which overlap by what its filters ring on.
These two are the analogue ones behind the standard's figures, carried to our rate by the bilinear
transform and scaled so that a tone of 997 Hz passes unchanged: at full scale that has -3.01 LUFS,
as the standard says.
Both measures are taken in grains of about a millisecond, so that the loudness under a changing
gain can be told without filtering again.
"""

from functools import cache

import numpy as np
import soxr
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, frames_of

Wave = NDArray[np.float32]
"""A mono sound at `RATE`, full scale is 1."""

Grains = NDArray[np.float64]
"""One figure for every `GRAIN` frames of a wave, the last ones for a rest as well."""

GRAIN = 49
SILENT = -np.inf

_SHELF_HZ, _SHELF_Q = 1681.974450955533, 0.7071752369554196
_SHELF_HIGH, _SHELF_MIDDLE = 1.5848647011308556, 1.2587209302325617
_CUT_HZ, _CUT_Q = 38.13547087602444, 0.5003270373238773
_UNWEIGHTED_HZ = 997.0
# What the filters ring on after a sound, long enough to be below -70 dB.
_RINGING = frames_of(100)
# So many frames are weighted at a time, half a second: a length with small factors, which is quick.
_SPECTRUM = 3 << 13
_AT_ONCE = _SPECTRUM - _RINGING

_BLOCK, _STEP = frames_of(400) // GRAIN, frames_of(100) // GRAIN
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_OVERSAMPLING = 4


def loudness(wave: Wave) -> float:
    """Return the integrated loudness in LUFS, SILENT where nothing passes the gate.

    Blocks of 400 ms, gated at -70 LUFS and at 10 LU below the rest. What is shorter than a
    block is one block of its own length, so a short tone counts for what it is while it sounds.
    """
    return integrated(weighted_powers(wave))


def true_peak(wave: Wave) -> float:
    """Return the highest peak on and between the samples in dBTP, SILENT for none."""
    peak = peaks(wave).max(initial=0.0)
    return float(20 * np.log10(peak)) if peak else SILENT


def weighted_powers(wave: Wave) -> Grains:
    """Return the mean square of each grain after the K weighting."""
    weighted, weighting = np.zeros(len(wave) + _RINGING, dtype=np.float32), _weighting()
    for first in range(0, len(wave), _AT_ONCE):
        part = np.fft.rfft(wave[first : first + _AT_ONCE], _SPECTRUM)
        part *= weighting
        heard = np.fft.irfft(part, _SPECTRUM)[: len(weighted) - first]
        weighted[first : first + len(heard)] += heard
    weighted *= weighted
    powers: Grains = _in_grains(weighted[: len(wave)], GRAIN).mean(axis=1, dtype=np.float64)
    return powers


def integrated(powers: Grains) -> float:
    """Return the gated loudness in LUFS of weighted powers."""
    return gated(_blocks(powers))


def gated(blocks: Grains) -> float:
    """Return the loudness in LUFS of the weighted powers of blocks of 400 ms, gated."""
    heard = blocks[_lufs(blocks) > _ABSOLUTE_GATE]
    if not heard.size:
        return SILENT
    gate = _lufs(heard.mean()) + _RELATIVE_GATE
    return float(_lufs(heard[_lufs(heard) > gate].mean()))


def peaks(wave: Wave) -> Grains:
    """Return the true peak of each grain, full scale is 1; found at four times the rate."""
    fine = soxr.resample(wave, 1, _OVERSAMPLING, quality="HQ")[: len(wave) * _OVERSAMPLING]
    highest = _highest(wave, GRAIN)
    between = _highest(fine, GRAIN * _OVERSAMPLING)
    highest[: len(between)] = np.maximum(highest[: len(between)], between)
    return highest


def _highest(wave: Wave, grain: int) -> Grains:
    """Return the highest sample of each grain, without a copy of the wave."""
    whole = len(wave) // grain * grain
    grains, rest = wave[:whole].reshape(-1, grain), wave[whole:]
    heights = np.maximum(grains.max(axis=1), -grains.min(axis=1)).astype(np.float64)
    return np.append(heights, np.abs(rest).max()) if len(rest) else heights


def _in_grains(wave: Wave, grain: int) -> Wave:
    return np.pad(wave, (0, -len(wave) % grain)).reshape(-1, grain)


def _blocks(powers: Grains) -> Grains:
    if len(powers) <= _BLOCK:
        return powers.mean(keepdims=True) if powers.size else powers
    total = np.concatenate(([0.0], np.cumsum(powers)))
    starts = np.arange(0, len(powers) - _BLOCK + 1, _STEP)
    blocks: Grains = (total[starts + _BLOCK] - total[starts]) / _BLOCK
    return blocks


def _lufs(power: Grains) -> Grains:
    with np.errstate(divide="ignore"):
        levels: Grains = 10 * np.log10(power)
    return levels


@cache
def _weighting() -> NDArray[np.complex64]:
    unweighted = np.abs(_response(np.array([_UNWEIGHTED_HZ])))[0]
    hertz = np.arange(_SPECTRUM // 2 + 1, dtype=np.float64) * (RATE / _SPECTRUM)
    weighting: NDArray[np.complex64] = (_response(hertz) / unweighted).astype(np.complex64)
    return weighting


def _response(hertz: NDArray[np.float64]) -> NDArray[np.complex128]:
    warped = 1j * np.tan(np.pi * hertz / RATE)
    shelf = warped / np.tan(np.pi * _SHELF_HZ / RATE)
    cut = warped / np.tan(np.pi * _CUT_HZ / RATE)
    raised = (_SHELF_HIGH * shelf**2 + _SHELF_MIDDLE / _SHELF_Q * shelf + 1) / (
        shelf**2 + shelf / _SHELF_Q + 1
    )
    response: NDArray[np.complex128] = raised * cut**2 / (cut**2 + cut / _CUT_Q + 1)
    return response
