"""Reels: open recordings that are played on, segment by segment, at the rate of the mix."""

import threading
from pathlib import Path

import numpy as np
import soxr

from aquatimer.audio.clips import RATE
from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.cores import AT_ONCE
from aquatimer.devices.music.decoders import open_recording
from aquatimer.devices.music.recording import Recording
from aquatimer.devices.music.segments import LENGTH, SECONDS

# What a resampler has to know around a place, as a part of a second of which the usual rates have
# whole frames.
_AROUND = 10
# Half a second, after which no decoder remembers where it began.
_RUN_UP = 2

# What is loud is up to half as much above full scale; what is far above it was made from damaged
# bytes, and a second of it would be taken for the loudness of the song.
_HIGHEST = 1.5

# Two songs that fade into each other, for each who reads; one who reads alone has them for work
# and for rest.
_OPEN = max(2 * AT_ONCE, 4)


class Reel:
    """Decodes segments; one after the other it does so without going back in the file."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._rate = recording.rate
        self.seekable = recording.seekable
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
        np.clip(frames, -_HIGHEST, _HIGHEST, out=frames)
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


class Reels:
    """The open reels of all songs, few of them however many songs there are.

    Several cores that work on several places of a seekable song have one each. Safe to use from
    several threads.
    """

    def __init__(self, most: int = _OPEN) -> None:
        """Leave so many open while nobody uses them."""
        self._most = most
        self._lock = threading.Lock()
        self._idle: list[tuple[Path, Reel]] = []

    def take(self, path: Path, number: int) -> Reel:
        """Return a reel that has least to go on to a segment; raises UnreadableError."""
        with self._lock:
            before = [
                index
                for index, (of, reel) in enumerate(self._idle)
                if of == path and reel.following <= number
            ]
            if before:
                return self._idle.pop(max(before, key=lambda at: self._idle[at][1].following))[1]
        return Reel(open_recording(path))

    def give_back(self, path: Path, reel: Reel) -> None:
        """Keep a reel in the place of the one that was not used for longest."""
        with self._lock:
            self._idle.append((path, reel))
            closing = self._idle.pop(0)[1] if len(self._idle) > self._most else None
        if closing is not None:
            closing.close()
