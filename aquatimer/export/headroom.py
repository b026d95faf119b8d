"""A track made quieter, so that what a decoder makes of it does not clip."""

from collections.abc import Iterator

import numpy as np

from aquatimer.audio.clips import Samples


def lowered(blocks: Iterator[Samples], decibels: float) -> Iterator[Samples]:
    """Yield the blocks so much quieter."""
    factor = 10 ** (-decibels / 20)
    for block in blocks:
        yield np.rint(block * factor).astype(np.int16) if decibels else block
