"""A reel: an open recording that is played on, segment by segment, at the rate of the mix."""

import numpy as np
import soxr

from aquatimer.audio.clips import RATE
from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.recording import Recording

SECONDS = 2
"""Seconds of a song that are decoded together: always the same, so that they always sound so."""

LENGTH = SECONDS * RATE

# What a resampler has to know around a place, as a part of a second of which the usual rates have
# whole frames.
_AROUND = 5
# Half a second, after which no decoder remembers where it began.
_RUN_UP = 2


class Reel:
    """Decodes segments; one after the other it does so without going back in the file."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._rate = recording.rate
        needed = self._rate // _AROUND if self._rate % _AROUND == 0 else self._rate
        self._around = 0 if self._rate == RATE else needed
        self._next = 0
        self._last: Stereo = np.zeros((0, recording.channels), dtype=np.float32)
        self.following = 0

    def decoded(self, number: int) -> Stereo:
        """Return a segment at `RATE`, shorter where the recording ends in it.

        It is the same, whatever was decoded before. Raises UnreadableError.
        """
        self.following = number + 1
        first = number * SECONDS * self._rate
        before = min(self._around, first)
        frames = self._read(first - before, before + SECONDS * self._rate + self._around)
        if self._rate == RATE:
            return frames
        resampled: Stereo = soxr.resample(frames, self._rate, RATE, quality="HQ")
        begin = round(before * RATE / self._rate)
        return resampled[begin : begin + LENGTH]

    def close(self) -> None:
        """Close the recording."""
        self._recording.close()

    def _read(self, first: int, count: int) -> Stereo:
        known = self._next - first
        if not 0 <= known <= len(self._last):
            self._go_to(first)
            known = 0
        frames = self._recording.read(count - known)
        if known:
            frames = np.concatenate([self._last[len(self._last) - known :], frames])
        self._next = first + len(frames)
        # A copy, or all that was read would be held for it.
        self._last = frames[len(frames) - min(2 * self._around, len(frames)) :].copy()
        return frames

    def _go_to(self, frame: int) -> None:
        begin = max(frame - self._rate // _RUN_UP, 0)
        self._recording.seek(begin)
        self._recording.read(frame - begin)
