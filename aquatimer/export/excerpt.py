"""A part of a mix as a mix of its own, with words before it that say which."""

from collections.abc import Iterator

import numpy as np

from aquatimer.audio.clips import Audible, Samples, frames_of
from aquatimer.export.layout import Mix
from aquatimer.units.durations import Milliseconds

_PAUSE: Milliseconds = 300


class Excerpt:
    """Frames `first` to `end` of a mix; what it begins with is laid before them, then a pause."""

    def __init__(self, mix: Mix, first: int, end: int, opening: Audible | None = None) -> None:
        self._mix = mix
        self.channels = mix.channels
        self._begin = first
        self._words = np.empty(0, np.int16) if opening is None else opening.samples
        pause = 0 if opening is None else frames_of(_PAUSE)
        self.first_frame = first - pause - len(self._words)
        self.end_frame = end

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count`, counted as in the whole mix."""
        samples = np.zeros((count, self.channels), dtype=np.int16)
        self._lay_words(samples, first)
        begin, end = max(first, self._begin), min(first + count, self.end_frame)
        if begin < end:
            samples[begin - first : end - first] = self._mix.render(begin, end - begin)
        return samples

    def sounding(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches in which there may be sound, in order."""
        if len(self._words):
            yield self.first_frame, self.first_frame + len(self._words)
        for first, end in self._mix.sounding():
            begin, close = max(first, self._begin), min(end, self.end_frame)
            if begin < close:
                yield begin, close

    def _lay_words(self, samples: Samples, first: int) -> None:
        begin = max(first, self.first_frame)
        end = min(first + len(samples), self.first_frame + len(self._words))
        if begin < end:
            words = self._words[begin - self.first_frame : end - self.first_frame]
            samples[begin - first : end - first] = words[:, np.newaxis]
