"""The mix in blocks, as a stream takes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from aquatimer.audio.clips import FULL_SCALE, Samples, frames_of
from aquatimer.audio.spans import Span
from aquatimer.plan.cues import CuePlan

FADE = frames_of(5)
"""Frames in which a sound that is cut off dies away: without that it would end in a click."""


class Rendering(Protocol):
    """All that is heard in a session, any block of it on demand."""

    @property
    def channels(self) -> int:
        """1, or 2 where there is music in stereo."""
        ...

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels)."""
        ...


class Mix(Rendering, Protocol):
    """A mix that knows where it sounds."""

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches in which there may be sound, in order, none touching."""
        ...


@dataclass(frozen=True, slots=True)
class Score:
    """A plan, and how it becomes a mix; other plans become theirs in the same way."""

    plan: CuePlan
    mix_of: Callable[[CuePlan], Mix]


class Blocks:
    """Cuts one stream's blocks from a mix: the same samples, but for a fade after a cut."""

    def __init__(self, mix: Rendering) -> None:
        self._mix = self._sounding = mix
        self._expected: int | None = None

    def replace(self, mix: Rendering) -> None:
        """Cut from another mix from now on; what is cut off dies away as it was in the last."""
        self._mix = mix

    def take(self, first: int | None, count: int) -> Samples:
        """Return frames `first` to `first + count`, or so much silence for None."""
        cut_off = self._expected if self._expected != first else None
        self._expected = None if first is None else first + count
        mix = self._mix
        block = self._silence(count) if first is None else mix.render(first, count)
        whole = block if cut_off is None else self._with_end_of(cut_off, block)
        self._sounding = mix
        return whole

    def _silence(self, count: int) -> Samples:
        return np.zeros((count, self._mix.channels), dtype=np.int16)

    def _with_end_of(self, cut_off: int, block: Samples) -> Samples:
        length = min(FADE, len(block))
        gains = np.linspace(1, 0, length)[:, np.newaxis]
        total = block[:length] + self._sounding.render(cut_off, length) * gains
        head = np.clip(np.rint(total), -FULL_SCALE, FULL_SCALE).astype(np.int16)
        return np.concatenate([head, block[length:]])
