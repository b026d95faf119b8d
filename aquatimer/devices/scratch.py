"""Room on the disk: a temporary file without a name, which is gone with whoever writes in it."""

import os
import tempfile
import threading
import weakref
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

# The usual folder is memory on many systems.
_ON_DISK = Path("/var/tmp")  # noqa: S108 - a file there has no name, so nobody can be in the way


class Scratch:
    """Arrays that were put down; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._end = 0

    def put(self, array: NDArray[np.generic], place: int | None = None) -> int | None:
        """Return the place at which the bytes of an array are now, None where there is no room.

        Left to choose, it is behind all others.
        """
        with self._lock:
            try:
                return self._put(np.ascontiguousarray(array), self._end if place is None else place)
            except OSError:
                return None

    def take(self, place: int, size: int) -> bytes | None:
        """Return so many bytes, None where they cannot be read."""
        with self._lock:
            if self._file is None:
                return None
            try:
                self._file.seek(place)
                taken = self._file.read(size)
            except OSError:
                return None
        return taken if len(taken) == size else None

    def _put(self, array: NDArray[np.generic], place: int) -> int | None:
        if self._file is None:
            where = _ON_DISK if _ON_DISK.is_dir() and os.access(_ON_DISK, os.W_OK) else None
            # Without a buffer: what a full disk did not take would be tried again at every step.
            self._file = tempfile.TemporaryFile(buffering=0, dir=where)  # noqa: SIM115 - as long as it is used
            weakref.finalize(self, self._file.close)
        self._file.seek(place)
        if self._file.write(array.data) != array.nbytes:
            return None
        self._end = max(self._end, place + array.nbytes)
        return place
