"""A part of a mix as a mix of its own, with words before it that say which."""

from collections.abc import Iterator

import numpy as np

from aquatimer.audio.clips import FULL_SCALE, Audible, Piece, Samples, frames_of
from aquatimer.export.layout import Mix
from aquatimer.units.durations import Milliseconds

_PAUSE: Milliseconds = 300
_FADE = frames_of(10)


class Excerpt:
    """Frames `first` to `end` of a mix; what it begins with is laid before them, then a pause.

    Where `cues` are the same mix without its music, the music rises and falls at the cuts within
    10 ms, since a sudden one would click.
    """

    def __init__(
        self,
        mix: Mix,
        first: int,
        end: int,
        opening: Audible | None = None,
        cues: Mix | None = None,
    ) -> None:
        self._mix, self._cues = mix, cues
        self.channels = mix.channels
        self._begin = first
        said = () if opening is None else opening.pieces
        pause = frames_of(_PAUSE) if said else 0
        self.first_frame = first - pause - max((at + len(wave) for at, wave in said), default=0)
        self._words = tuple(Piece(self.first_frame + at, wave) for at, wave in said)
        self.end_frame = end

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count`, counted as in the whole mix."""
        samples = np.zeros((count, self.channels), dtype=np.int16)
        self._lay_words(samples, first)
        begin, end = max(first, self._begin), min(first + count, self.end_frame)
        if begin < end:
            samples[begin - first : end - first] = self._cut_out(begin, end)
        return samples

    def sounding(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches in which there may be sound, in order."""
        for at, wave in self._words:
            yield at, at + len(wave)
        for first, end in self._mix.sounding():
            begin, close = max(first, self._begin), min(end, self.end_frame)
            if begin < close:
                yield begin, close

    def _lay_words(self, samples: Samples, first: int) -> None:
        for at, wave in self._words:
            begin, end = max(first, at), min(first + len(samples), at + len(wave))
            if begin < end:
                words = wave[begin - at : end - at]
                samples[begin - first : end - first] = words[:, np.newaxis]

    def _cut_out(self, begin: int, end: int) -> Samples:
        samples = self._mix.render(begin, end - begin)
        away = begin >= self._begin + _FADE and end <= self.end_frame - _FADE
        return samples if self._cues is None or away else self._faded(samples, self._cues, begin)

    def _faded(self, samples: Samples, cues: Mix, begin: int) -> Samples:
        """Return frames from `begin` on with their music as loud as it may be so near a cut."""
        frames = np.arange(begin, begin + len(samples))
        gain = np.minimum(frames - self._begin, self.end_frame - 1 - frames) / _FADE
        kept = cues.render(begin, len(samples)).astype(np.float64)
        faded = kept + (samples - kept) * np.clip(gain, 0, 1)[:, np.newaxis]
        return np.clip(np.rint(faded), -FULL_SCALE, FULL_SCALE).astype(np.int16)
