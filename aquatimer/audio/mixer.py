"""The mixer: the one place where a cue plan becomes samples, for the ear and for the file."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

import numpy as np

from aquatimer.audio.clips import Audible, Clip, Piece, Samples, frames_of
from aquatimer.plan.cues import Cue, CuePlan, Sound
from aquatimer.units.durations import Milliseconds

CHANNELS = 1
_FULL_SCALE = 32_767
_FADE: Milliseconds = 8


class Mixer:
    """Mixes any block of a plan on demand; the same block is the same samples, always."""

    def __init__(
        self, plan: CuePlan, tones: Mapping[Sound, Audible], speech: Mapping[str, Audible]
    ) -> None:
        """Lay every cue's clip at its frame, cut short where the cue is shorter.

        Raises KeyError where the plan names a clip that is not there.
        """
        pieces = (
            Piece(frames_of(cue.at) + offset, samples)
            for cue in plan.cues
            for offset, samples in _clip(cue, tones, speech).pieces
        )
        placed = sorted(pieces, key=lambda piece: piece.offset)
        self._starts = [piece.offset for piece in placed]
        self._clips = [piece.samples for piece in placed]
        self._longest = max((len(samples) for samples in self._clips), default=0)
        self.first_frame = frames_of(plan.start)
        self.end_frame = frames_of(plan.end)

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, CHANNELS); frame 0 is position 0."""
        total = np.zeros(count, dtype=np.int32)
        begin = bisect_left(self._starts, first - self._longest)
        end = bisect_left(self._starts, first + count)
        for start, samples in zip(self._starts[begin:end], self._clips[begin:end], strict=True):
            head, tail = max(start, first), min(start + len(samples), first + count)
            if head < tail:
                total[head - first : tail - first] += samples[head - start : tail - start]
        mixed = np.clip(total, -_FULL_SCALE, _FULL_SCALE).astype(np.int16)
        return mixed.reshape(count, CHANNELS)

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


def _clip(cue: Cue, tones: Mapping[Sound, Audible], speech: Mapping[str, Audible]) -> Audible:
    clip = speech[cue.text or ""] if cue.sound is None else tones[cue.sound]
    return clip if cue.duration >= clip.duration else _cut(clip, cue.duration)


def _cut(clip: Audible, duration: Milliseconds) -> Clip:
    """Return the beginning of a clip; it dies away, because a sudden end would click."""
    samples = clip.samples[: frames_of(duration)].astype(np.float32)
    fade = min(frames_of(_FADE), len(samples))
    samples[len(samples) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return Clip(np.rint(samples).astype(np.int16))
