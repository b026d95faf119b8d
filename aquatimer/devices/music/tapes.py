"""A tape: what was decoded of songs that come again, kept on the disk as long as they may come."""

import os
import tempfile
import threading
import weakref
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np

from aquatimer.audio.music.metering import Stereo

_MOST = 512 * 2**20
# The usual folder is memory on many systems.
_ON_DISK = Path("/var/tmp")  # noqa: S108 - a file there has no name, so nobody can be in the way


class _Place(NamedTuple):
    offset: int
    channels: int
    size: int


class Tape:
    """Segments of songs in a temporary file of half a gigabyte at most, without a name.

    Songs that all have room on it, 25 minutes in stereo, are kept at once: sessions last longer.
    Of more songs only what is decoded a second time is kept, since most will not be heard again. A
    disk that is full costs only the time to decode it again. Safe to use from several threads.
    """

    def __init__(self, most: int = _MOST) -> None:
        """Keep so many bytes at most."""
        self._most = most
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._end = 0
        self._expected: dict[Path, int] = {}
        self._decoded: set[tuple[Path, int]] = set()
        self._places: dict[tuple[Path, int], _Place] = {}

    def expect(self, path: Path, size: int) -> None:
        """Be told that a song may come, of so many bytes."""
        with self._lock:
            self._expected[path] = size

    def find(self, path: Path, number: int) -> Stereo | None:
        """Return a segment if it is there."""
        with self._lock, suppress(OSError):
            place = self._places.get((path, number))
            if place is not None and self._file is not None:
                self._file.seek(place.offset)
                sound = self._file.read(place.size)
                if len(sound) == place.size:
                    return np.frombuffer(sound, dtype=np.float32).reshape(-1, place.channels)
        return None

    def keep(self, path: Path, number: int, segment: Stereo) -> None:
        """Keep a segment that was decoded, if it is likely to come again."""
        with self._lock:
            first = (path, number) not in self._decoded
            self._decoded.add((path, number))
            if first and sum(self._expected.values()) > self._most:
                return
            if self._end + segment.nbytes <= self._most:
                with suppress(OSError):
                    self._write(path, number, segment)

    def _write(self, path: Path, number: int, segment: Stereo) -> None:
        if self._file is None:
            where = _ON_DISK if _ON_DISK.is_dir() and os.access(_ON_DISK, os.W_OK) else None
            # Without a buffer: what a full disk did not take would be tried again at every step.
            self._file = tempfile.TemporaryFile(buffering=0, dir=where)  # noqa: SIM115 - as long as the tape
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        if self._file.write(np.ascontiguousarray(segment).data) == segment.nbytes:
            self._places[path, number] = _Place(self._end, segment.shape[1], segment.nbytes)
            self._end += segment.nbytes
