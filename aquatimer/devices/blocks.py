"""The mix in blocks, as a stream takes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from aquatimer.audio.clips import FULL_SCALE, Samples, frames_of
from aquatimer.audio.music.accompaniment import Opening
from aquatimer.audio.spans import Span
from aquatimer.plan.cues import CuePlan

FADE = frames_of(5)
"""Frames in which a sound that is cut off dies away: without that it would end in a click."""


class Mix(Protocol):
    """All that is heard in a session, any block of it on demand."""

    @property
    def channels(self) -> int:
        """1, or 2 where there is music in stereo."""
        ...

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels)."""
        ...

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches in which there may be sound, in order, none touching."""
        ...

    def without_music(self) -> "Mix":
        """Return its cues alone, on one channel."""
        ...

    @property
    def opening(self) -> Opening | None:
        """Where its music begins, None where there is none."""
        ...

    def opening_after(self, left: int, entered: int) -> Opening | None:
        """Return how its music opens where one goes from frame `left` to `entered`."""
        ...

    def opened(self, opening: Opening | None) -> "Mix":
        """Return the same mix with its music opened in another way."""
        ...


@dataclass(frozen=True, slots=True)
class Score:
    """A plan, and how it becomes a mix; other plans become theirs in the same way."""

    plan: CuePlan
    mix_of: Callable[[CuePlan], Mix]


class Blocks:
    """Cuts one stream's blocks from a mix: the same samples, but for a fade after a cut.

    After a cut what was heard dies away under what comes. Music does not come at once either, but
    takes the place of the old: where that goes on, as after a skip, nothing is to be heard of it.
    """

    def __init__(self, mix: Mix) -> None:
        self._mix = self._sounding = mix
        self._expected: int | None = None
        self._begun = False

    def replace(self, mix: Mix) -> None:
        """Cut from another mix from now on; what is cut off dies away as it was in the last."""
        self._mix = mix

    def take(self, first: int | None, count: int) -> Samples:
        """Return frames `first` to `first + count`, or so much silence for None."""
        mix, expected = self._mix, self._expected
        self._expected = None if first is None else first + count
        block = self._silence(count) if first is None else mix.render(first, count)
        if self._begun and expected != first:
            block = self._faded(expected, first, block)
        self._begun = self._begun or first is not None
        self._sounding = mix
        return block

    def _silence(self, count: int) -> Samples:
        return np.zeros((count, self._mix.channels), dtype=np.int16)

    def _faded(self, cut_off: int | None, first: int | None, block: Samples) -> Samples:
        length = min(FADE, len(block))
        gains = np.linspace(1, 0, length)[:, np.newaxis]
        total = block[:length].astype(np.float64)
        if cut_off is not None:
            total += self._sounding.render(cut_off, length) * gains
        if first is not None and self._mix.opening is not None:
            cues = self._mix.without_music().render(first, length)
            total -= (block[:length].astype(np.int32) - cues) * gains
        head = np.clip(np.rint(total), -FULL_SCALE, FULL_SCALE).astype(np.int16)
        return np.concatenate([head, block[length:]])
