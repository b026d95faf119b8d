"""How a mix lies in a file: silence, the mix from its first sound to its last, silence."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from aquatimer.audio.clips import RATE, Samples, frames_of, milliseconds_of
from aquatimer.export.chapters import Chapter, chapters_at
from aquatimer.plan.sections import Section
from aquatimer.units.durations import SECOND
from aquatimer.units.progress import Progress

LEAD_IN_FRAMES = frames_of(SECOND // 2)
"""Silence before the first sound, because players clip the beginning of a file."""

TAIL_FRAMES = frames_of(SECOND // 2)
"""Silence after the last sound, because some players cut off the end as well."""


class Mix(Protocol):
    """The samples of a session, any block of them; frame 0 is position 0 of the plan."""

    @property
    def channels(self) -> int:
        """1, or 2 where there is music in stereo."""
        ...

    @property
    def first_frame(self) -> int:
        """Where the first sound is; negative for a count-in."""
        ...

    @property
    def end_frame(self) -> int:
        """Where the last sound has died away."""
        ...

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels)."""
        ...

    def sounding(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches `(first, end)` in which there may be sound, in order."""
        ...


class TrackLayout:
    """A mix with its silences; frame 0 is the first of the file, `frames` is how many it has."""

    def __init__(self, mix: Mix, *, goes_on: bool = False) -> None:
        """Lay out a mix; where it `goes_on` in another file, without silence after it."""
        self._mix = mix
        self._mix_end = LEAD_IN_FRAMES + mix.end_frame - mix.first_frame
        self.frames = self._mix_end + (0 if goes_on else TAIL_FRAMES)

    @property
    def channels(self) -> int:
        """1, or 2 where there is music in stereo."""
        return self._mix.channels

    @property
    def origin(self) -> int:
        """The frame of the file at which position 0 of the plan lies."""
        return LEAD_IN_FRAMES - self._mix.first_frame

    def chapters(self, sections: Sequence[Section]) -> tuple[Chapter, ...]:
        """Return where the sections of the plan are in the file."""
        length, origin = milliseconds_of(self.frames), milliseconds_of(self.origin)
        return chapters_at(sections, origin=origin, length=length)

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` of the file as (count, channels)."""
        begin = max(first, LEAD_IN_FRAMES)
        end = min(first + count, self._mix_end)
        if end - begin == count:
            return self._mix.render(begin - self.origin, count)
        samples = np.zeros((count, self.channels), dtype=np.int16)
        if begin < end:
            sounding = self._mix.render(begin - self.origin, end - begin)
            samples[begin - first : end - first] = sounding
        return samples

    def sounding(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches `(first, end)` of the file in which there may be sound, in order."""
        for first, end in self._mix.sounding():
            yield first + self.origin, end + self.origin

    def blocks(self, *, progress: Progress, first: int = 0, size: int = RATE) -> Iterator[Samples]:
        """Yield the file from frame `first` on in blocks of up to `size` frames.

        When a block has been taken, `progress` is called with the frames done and all frames.
        """
        for begin in range(first, self.frames, size):
            count = min(size, self.frames - begin)
            yield self.render(begin, count)
            progress(begin + count, self.frames)
