"""The music as it lies under the cues: lowered for them, and never so high that both overload."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from aquatimer.audio.clips import FULL_SCALE, RATE, Samples
from aquatimer.audio.limiting import REACH
from aquatimer.audio.loudness import GRAIN
from aquatimer.audio.music.accompaniment import Accompaniment, Music, Opening
from aquatimer.audio.music.ducking import Ducking
from aquatimer.audio.music.gains import lay
from aquatimer.audio.music.headroom import Headroom, Near
from aquatimer.audio.music.setlist import Passage
from aquatimer.audio.spans import Span
from aquatimer.plan.cues import CuePlan

# Music is made in chunks on a grid of its own, so that the same frames are the same samples
# however they are asked for.
_CHUNK = RATE // 2
_MARGIN = REACH * GRAIN
_KEPT = 8


class Backing:
    """Any block of the music of a plan, in 16 bits."""

    def __init__(
        self, music: Music, plan: CuePlan, near: Near, opening: Opening | None = None
    ) -> None:
        """Lie under cues, of which `near` tells the pieces."""
        self._of = (music, plan, near)
        self._accompaniment = Accompaniment(music, plan, opening)
        self._ducking = Ducking(plan)
        self._headroom = Headroom(near)
        self._chunk = lru_cache(maxsize=_KEPT)(self._made)

    @property
    def opening(self) -> Opening:
        """Where it begins."""
        return self._accompaniment.opening

    def opening_after(self, left: int, entered: int) -> Opening:
        """Return how it opens where one goes from frame `left` to `entered` without a break."""
        return self._accompaniment.opening_after(left, entered)

    def opened(self, opening: Opening) -> "Backing":
        """Return the same with another opening."""
        return Backing(*self._of, opening)

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches in which there may be music, in order."""
        return self._accompaniment.sounding()

    def coming(self, first: int, end: int) -> Iterator[Passage]:
        """Yield what is read for frames `first` to `end`, and what would be if work began there."""
        return self._accompaniment.coming(first - _CHUNK, end + _CHUNK)

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels)."""
        samples = np.empty((count, self._accompaniment.channels), dtype=np.int16)
        end = first + count
        for number in range(first // _CHUNK, -(-end // _CHUNK)):
            chunk = self._chunk(number)
            begin = number * _CHUNK
            head, tail = max(first, begin), min(end, begin + _CHUNK)
            heard = 0 if chunk is None else chunk[head - begin : tail - begin]
            samples[head - first : tail - first] = heard
        return samples

    def _made(self, number: int) -> Samples | None:
        first, count = number * _CHUNK - _MARGIN, _CHUNK + 2 * _MARGIN
        music = self._accompaniment.render(first, count)
        if music is None:
            return None
        gains = self._ducking.gains(first, count)
        if gains is not None:
            lay(gains, music)
        limited = self._headroom.limited(music, first)[_MARGIN:-_MARGIN]
        limited *= np.float32(FULL_SCALE)
        return np.rint(limited, out=limited).astype(np.int16)
