"""The mixer: the one place where a cue plan becomes samples, for the ear and for the file."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

import numpy as np

from aquatimer.audio.clips import Audible, Clip, Piece, Samples, frames_of
from aquatimer.audio.loudness import true_peak
from aquatimer.audio.mastering import CEILING
from aquatimer.plan.cues import Cue, CuePlan, Sound
from aquatimer.units.durations import Milliseconds

_FULL_SCALE = 32_767
_FADE: Milliseconds = 8
# What a tap may add to speech that is as high as the ceiling of clips, in a sum below -1 dBTP.
_ADDED = 10 ** (-1.05 / 20) - 10 ** (CEILING / 20)


class Mixer:
    """Mixes any block of a plan on demand; the same block is the same samples, always."""

    channels = 1

    def __init__(
        self, plan: CuePlan, tones: Mapping[Sound, Audible], speech: Mapping[str, Audible]
    ) -> None:
        """Lay every cue's clip at its frame, cut short where the cue is shorter.

        A tone under speech, as the taps of repetitions are, is made softer there, so that the
        peaks of both together stay below -1 dBTP. Raises KeyError where the plan names a clip
        that is not there.
        """
        soft = _Softened(plan, tones)
        pieces = (
            Piece(frames_of(cue.at) + offset, samples)
            for cue in plan.cues
            for offset, samples in _clip(cue, soft.tones_at(cue), speech).pieces
        )
        placed = sorted(pieces, key=lambda piece: piece.offset)
        self._starts = [piece.offset for piece in placed]
        self._clips = [piece.samples for piece in placed]
        self._longest = max((len(samples) for samples in self._clips), default=0)
        self.first_frame = frames_of(plan.start)
        self.end_frame = frames_of(plan.end)

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels); frame 0 is position 0."""
        total = np.zeros(count, dtype=np.int32)
        begin = bisect_left(self._starts, first - self._longest)
        end = bisect_left(self._starts, first + count)
        for start, samples in zip(self._starts[begin:end], self._clips[begin:end], strict=True):
            head, tail = max(start, first), min(start + len(samples), first + count)
            if head < tail:
                total[head - first : tail - first] += samples[head - start : tail - start]
        mixed = np.clip(total, -_FULL_SCALE, _FULL_SCALE).astype(np.int16)
        return mixed.reshape(count, self.channels)

    def sounding(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches `(first, end)` in which there may be sound, in order, none touching.

        Everywhere else `render` gives silence.
        """
        first = end = None
        for start, samples in zip(self._starts, self._clips, strict=True):
            if first is None or end is None:
                first, end = start, start + len(samples)
            elif start <= end:
                end = max(end, start + len(samples))
            else:
                yield first, end
                first, end = start, start + len(samples)
        if first is not None and end is not None:
            yield first, end


class _Softened:
    """The tones as they are beside speech, and softer under it."""

    def __init__(self, plan: CuePlan, tones: Mapping[Sound, Audible]) -> None:
        spoken = [cue for cue in plan.cues if cue.sound is None]
        self._starts = [cue.at for cue in spoken]
        self._ends = [cue.end for cue in spoken]
        self._tones = tones
        self._soft: dict[Sound, Audible] = {}

    def tones_at(self, cue: Cue) -> Mapping[Sound, Audible]:
        """Return the tones for the time of a cue."""
        last = bisect_left(self._starts, cue.end) - 1
        if cue.sound is None or last < 0 or self._ends[last] <= cue.at:
            return self._tones
        if cue.sound not in self._soft:
            self._soft[cue.sound] = _softer(self._tones[cue.sound])
        return self._soft


def _softer(clip: Audible) -> Audible:
    wave = clip.samples.astype(np.float32) / np.float32(_FULL_SCALE)
    gain = min(1.0, _ADDED / 10 ** (true_peak(wave) / 20)) if wave.any() else 1.0
    return Clip(np.rint(clip.samples * gain).astype(np.int16))


def _clip(cue: Cue, tones: Mapping[Sound, Audible], speech: Mapping[str, Audible]) -> Audible:
    clip = speech[cue.text or ""] if cue.sound is None else tones[cue.sound]
    return clip if cue.duration >= clip.duration else _cut(clip, cue.duration)


def _cut(clip: Audible, duration: Milliseconds) -> Clip:
    """Return the beginning of a clip; it dies away, because a sudden end would click."""
    samples = clip.samples[: frames_of(duration)].astype(np.float32)
    fade = min(frames_of(_FADE), len(samples))
    samples[len(samples) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return Clip(np.rint(samples).astype(np.int16))
