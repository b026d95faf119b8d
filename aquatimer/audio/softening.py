"""The tones of a mix: as they are, and softer under speech."""

from collections.abc import Mapping

import numpy as np

from aquatimer.audio.clips import FULL_SCALE, Audible, Clip, frames_of
from aquatimer.audio.loudness import true_peak
from aquatimer.audio.mastering import CEILING
from aquatimer.audio.spans import Span, Spans
from aquatimer.plan.cues import CuePlan, Sound

# What a tone may add to speech that is as high as the ceiling of clips, in a sum below -1 dBTP.
_ADDED = 10 ** (-1.05 / 20) - 10 ** (CEILING / 20)


class Tones:
    """The tones for any place of a plan; `usual` are those that no speech is heard with."""

    def __init__(self, plan: CuePlan, tones: Mapping[Sound, Audible]) -> None:
        self.usual = tones
        self._spoken = Spans(
            Span(frames_of(cue.at), frames_of(cue.end)) for cue in plan.cues if cue.sound is None
        )
        self._soft: dict[Sound, Audible] = {}

    def at(self, sound: Sound, span: Span) -> Audible:
        """Return a tone for these frames; raises KeyError where there is none."""
        if not self._spoken.overlap(span):
            return self.usual[sound]
        if sound not in self._soft:
            self._soft[sound] = _softer(self.usual[sound])
        return self._soft[sound]


def _softer(clip: Audible) -> Audible:
    wave = clip.samples.astype(np.float32) / np.float32(FULL_SCALE)
    gain = min(1.0, _ADDED / 10 ** (true_peak(wave) / 20)) if wave.any() else 1.0
    return Clip(np.rint(clip.samples * gain).astype(np.int16))
