"""A track made quieter, so that what a decoder makes of it does not clip."""

from collections.abc import Iterable, Iterator

import numpy as np

from aquatimer.audio.clips import Samples


def lowered(blocks: Iterable[Samples], decibels: float) -> Iterator[Samples]:
    """Yield the blocks so much quieter."""
    factor = np.float32(10 ** (-decibels / 20))
    for block in blocks:
        if decibels:
            quieter = block * factor
            yield np.rint(quieter, out=quieter).astype(np.int16)
        else:
            yield block
