"""The mixer: the one place where a cue plan becomes samples, for the ear and for the file."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from copy import copy
from heapq import merge
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aquatimer.audio.clicking import Clicking
from aquatimer.audio.clips import FULL_SCALE, Audible, Clip, Piece, Samples, frames_of
from aquatimer.audio.music.accompaniment import Music, Opening
from aquatimer.audio.music.backing import Backing
from aquatimer.audio.music.setlist import Passage
from aquatimer.audio.softening import Tones
from aquatimer.audio.spans import Span, together
from aquatimer.plan.cues import Cue, CuePlan, Sound
from aquatimer.units.durations import Milliseconds

_FADE: Milliseconds = 8


class _Total(NamedTuple):
    """A sum of sounds, so many frames after the beginning of a block."""

    offset: int
    samples: NDArray[np.int32]


class Mixer:
    """Mixes any block of a plan on demand; the same block is the same samples, always."""

    def __init__(
        self,
        plan: CuePlan,
        tones: Mapping[Sound, Audible],
        speech: Mapping[str, Audible],
        music: Music | None = None,
        opening: Opening | None = None,
    ) -> None:
        """Lay every cue's clip at its frame, cut short where the cue is shorter, and music under.

        A tone under speech, as taps of repetitions and clicks of a metronome are, is made softer
        there, so that the peaks of both together stay below -1 dBTP. Raises KeyError where the
        plan names a clip that is not there.
        """
        softened = Tones(plan, tones)
        pieces = (
            Piece(frames_of(cue.at) + offset, samples)
            for cue in plan.cues
            for offset, samples in _clip(cue, softened, speech).pieces
        )
        placed = sorted(pieces, key=lambda piece: piece.offset)
        self._starts = [piece.offset for piece in placed]
        self._clips = [piece.samples for piece in placed]
        self._longest = max((len(samples) for samples in self._clips), default=0)
        self.first_frame = frames_of(plan.start)
        self.end_frame = frames_of(plan.end)
        self._clicking = Clicking(plan, softened)
        self.channels = 1 if music is None else music.channels
        self._backing = None if music is None else Backing(music, plan, self._near, opening)

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels); frame 0 is position 0."""
        if self._backing is None:
            samples = np.zeros((count, 1), dtype=np.int16)
        else:
            samples = self._backing.render(first, count)
        cues = self._total(first, count)
        if cues is not None:
            heard = samples[cues.offset : cues.offset + len(cues.samples)]
            for channel in range(self.channels):
                heard[:, channel] = _in_16_bits(heard[:, channel] + cues.samples)
        return samples

    @property
    def has_music(self) -> bool:
        """Whether there is more in it than its cues."""
        return self._backing is not None

    def without_music(self) -> "Mixer":
        """Return its cues alone, on one channel."""
        mixer = copy(self)
        mixer._backing, mixer.channels = None, 1  # noqa: SLF001 - it is one of our own
        return mixer

    @property
    def opening(self) -> Opening | None:
        """Where its music begins, None where there is none."""
        return None if self._backing is None else self._backing.opening

    def opening_after(self, left: int, entered: int) -> Opening | None:
        """Return how its music opens where one goes from frame `left` to `entered`."""
        return None if self._backing is None else self._backing.opening_after(left, entered)

    def opened(self, opening: Opening | None) -> "Mixer":
        """Return the same mix with its music opened in another way."""
        if self._backing is None or opening is None:
            return self
        mixer = copy(self)
        mixer._backing = self._backing.opened(opening)  # noqa: SLF001 - it is one of our own
        return mixer

    def coming(self, first: int, end: int) -> Iterator[Passage]:
        """Yield the music that frames `first` to `end` are made of, and what else could be next."""
        return iter(()) if self._backing is None else self._backing.coming(first, end)

    def _total(self, first: int, count: int) -> _Total | None:
        """Return the sum of all cues and clicks from the first to the last, None for silence."""
        near = self._near(first, first + count)
        pieces = [piece for piece in near if piece.offset + len(piece.samples) > first]
        if not pieces:
            return None
        begin = max(min(piece.offset for piece in pieces), first)
        end = min(max(piece.offset + len(piece.samples) for piece in pieces), first + count)
        total = np.zeros(end - begin, dtype=np.int32)
        for start, samples in pieces:
            head, tail = max(start, begin), min(start + len(samples), end)
            total[head - begin : tail - begin] += samples[head - start : tail - start]
        return _Total(begin - first, total)

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches `(first, end)` in which there may be sound, in order, none touching.

        Everywhere else `render` gives silence.
        """
        pieces = map(Piece, self._starts, self._clips)
        clicks = self._clicking.starting(self.first_frame, self.end_frame)
        ordered = merge(pieces, clicks, key=lambda piece: piece.offset)
        cues = (Span(start, start + len(samples)) for start, samples in ordered)
        return together(cues if self._backing is None else merge(cues, self._backing.sounding()))

    def _near(self, first: int, end: int) -> Iterator[Piece]:
        """Yield all that may sound from frame `first` on and before `end`."""
        begun = bisect_left(self._starts, first - self._longest)
        coming = bisect_left(self._starts, end)
        yield from map(Piece, self._starts[begun:coming], self._clips[begun:coming])
        yield from self._clicking.starting(first - self._clicking.longest, end)


def _in_16_bits(total: NDArray[np.int32]) -> Samples:
    return np.clip(total, -FULL_SCALE, FULL_SCALE).astype(np.int16)


def _clip(cue: Cue, tones: Tones, speech: Mapping[str, Audible]) -> Audible:
    span = Span(frames_of(cue.at), frames_of(cue.end))
    clip = speech[cue.text or ""] if cue.sound is None else tones.at(cue.sound, span)
    return clip if cue.duration >= clip.duration else _cut(clip, cue.duration)


def _cut(clip: Audible, duration: Milliseconds) -> Clip:
    """Return the beginning of a clip; it dies away, because a sudden end would click."""
    samples = clip.samples[: frames_of(duration)].astype(np.float32)
    fade = min(frames_of(_FADE), len(samples))
    samples[len(samples) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return Clip(np.rint(samples).astype(np.int16))
