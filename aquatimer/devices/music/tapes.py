"""A tape: what was decoded of songs that come again, kept on the disk as long as they may come."""

import threading
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.scratch import Scratch

_MOST = 512 * 2**20


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
        self._scratch = Scratch()
        self._size = 0
        self._expected: dict[Path, int] = {}
        self._decoded: set[tuple[Path, int]] = set()
        self._places: dict[tuple[Path, int], _Place] = {}

    def expect(self, path: Path, size: int) -> None:
        """Be told that a song may come, of so many bytes."""
        with self._lock:
            self._expected[path] = size

    def has(self, path: Path, number: int) -> bool:
        """Return whether a segment is there."""
        with self._lock:
            return (path, number) in self._places

    def find(self, path: Path, number: int) -> Stereo | None:
        """Return a segment if it is there."""
        with self._lock:
            place = self._places.get((path, number))
        sound = None if place is None else self._scratch.take(place.offset, place.size)
        if place is None or sound is None:
            return None
        return np.frombuffer(sound, dtype=np.float32).reshape(-1, place.channels)

    def keep(self, path: Path, number: int, segment: Stereo) -> None:
        """Keep a segment that was decoded, if it is likely to come again."""
        with self._lock:
            first = (path, number) not in self._decoded
            self._decoded.add((path, number))
            if first and sum(self._expected.values()) > self._most:
                return
            if self._size + segment.nbytes <= self._most:
                self._write(path, number, segment)

    def _write(self, path: Path, number: int, segment: Stereo) -> None:
        offset = self._scratch.put(segment)
        if offset is not None:
            self._places[path, number] = _Place(offset, segment.shape[1], segment.nbytes)
            self._size += segment.nbytes
