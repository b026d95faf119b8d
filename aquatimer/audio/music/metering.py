"""How loud a long sound is, and where it begins and ends, told from blocks of it."""

import numpy as np
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE
from aquatimer.audio.loudness import GRAIN, SILENT, Grains, gated, weighted_powers

Stereo = NDArray[np.float32]
"""A sound at `RATE` as (frames, channels), full scale is 1."""

STEP = RATE // 10
"""Frames that are measured together; every block but the last has a whole number of them."""

_STEPS_IN_BLOCK = 4
# What the weighting rings on from before a block: two steps of it are heard again and left out.
_BEFORE = 2 * STEP
_INAUDIBLE = -40.0


class Meter:
    """Measures a sound that comes in blocks; of each it keeps ten figures a second.

    The powers of the channels are averaged, not added as for two speakers: so a sound is as loud
    on one channel as the same sound on two.
    """

    def __init__(self) -> None:
        self._powers: list[Grains] = []
        self._before: Stereo | None = None

    def add(self, block: Stereo) -> None:
        """Measure what comes next, a second at a time: spectra of more take room."""
        for first in range(0, len(block), RATE):
            self._add(block[first : first + RATE])

    def _add(self, block: Stereo) -> None:
        before = block[:0] if self._before is None else self._before
        heard = np.concatenate([before, block])
        powers = np.mean([_steps(heard[:, channel]) for channel in range(heard.shape[1])], axis=0)
        self._powers.append(powers[len(before) // STEP :])
        # A copy, or all that was heard would be held for it.
        self._before = heard[-_BEFORE:].copy()

    def loudness(self) -> float:
        """Return the integrated loudness in LUFS, SILENT where nothing passes the gate."""
        powers = self._whole()
        count = min(_STEPS_IN_BLOCK, len(powers))
        return gated(np.convolve(powers, np.full(count, 1 / count), "valid")) if count else SILENT

    def audible(self) -> tuple[int, int]:
        """Return the frames between which it can be heard: silence at its ends is left out."""
        level = 10 ** ((self.loudness() + _INAUDIBLE) / 10)
        heard = np.flatnonzero(self._whole() > level)
        if not heard.size:
            return 0, 0
        return int(heard[0]) * STEP, (int(heard[-1]) + 1) * STEP

    def _whole(self) -> Grains:
        return np.concatenate(self._powers) if self._powers else np.zeros(0)


def _steps(wave: NDArray[np.float32]) -> Grains:
    powers = weighted_powers(wave)
    in_steps = np.pad(powers, (0, -len(powers) % (STEP // GRAIN))).reshape(-1, STEP // GRAIN)
    steps: Grains = in_steps.mean(axis=1)
    return steps
