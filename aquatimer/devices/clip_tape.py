"""Clips on the disk, so that a track takes no more memory for everything that is said in it."""

import errno
from dataclasses import dataclass

import numpy as np

from aquatimer.audio.clips import Clip, OnePiece, Samples, StoredClip
from aquatimer.devices.scratch import Scratch

_DTYPE = np.dtype(np.int16)


class ClipTape:
    """Holds clips in a temporary file; what a full disk does not take stays in memory."""

    def __init__(self) -> None:
        self._scratch = Scratch()

    def hold(self, clip: Clip) -> OnePiece:
        """Return the same sound, read each time it is needed: not for a thread that plays."""
        place = self._scratch.put(clip.samples)
        if place is None:
            return clip
        return StoredClip(_Stored(self._scratch, place, len(clip.samples)))


@dataclass(frozen=True, slots=True, eq=False)
class _Stored:
    scratch: Scratch
    place: int
    frames: int

    def __len__(self) -> int:
        return self.frames

    def __getitem__(self, part: slice, /) -> Samples:
        first, end, _ = part.indices(self.frames)
        size = max(end - first, 0) * _DTYPE.itemsize
        stored = self.scratch.take(self.place + first * _DTYPE.itemsize, size)
        if stored is None:
            raise OSError(errno.EIO, "speech in a temporary file cannot be read again")
        return np.frombuffer(stored, dtype=_DTYPE)[:: part.step]
