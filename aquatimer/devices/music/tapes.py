"""A tape: what was decoded of songs and may be asked for again, kept on the disk."""

import threading
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.segments import LENGTH
from aquatimer.devices.scratch import Scratch

_SAMPLE = np.dtype(np.float32)
_ROOM = 2 * LENGTH * _SAMPLE.itemsize
_MOST = 512 * 2**20 // _ROOM


class _Expected(NamedTuple):
    segments: int
    channels: int


class Tape:
    """Segments of songs in a temporary file of half a gigabyte at most, without a name.

    All are `LENGTH` frames long. Songs that all have room on it, 25 minutes, are kept at once:
    sessions last longer. Of more songs only what is decoded a second time is kept, since most will
    not be heard again. A disk that is full or broken costs only the time to decode it again. Safe
    to use from several threads.
    """

    def __init__(self, most: int = _MOST) -> None:
        """Keep so many segments at most."""
        self._most = most
        self._lock = threading.Lock()
        self._scratch = Scratch()
        self._taken = 0
        self._expected: dict[Path, _Expected] = {}
        self._decoded: set[tuple[Path, int]] = set()
        self._rooms: dict[tuple[Path, int], int] = {}

    def expect(self, path: Path, segments: int, channels: int) -> None:
        """Be told that a song may come, of so many segments."""
        with self._lock:
            self._expected[path] = _Expected(segments, channels)

    def has(self, path: Path, number: int) -> bool:
        """Return whether a segment is there."""
        with self._lock:
            return (path, number) in self._rooms

    def find(self, path: Path, number: int, first: int, end: int) -> Stereo | None:
        """Return frames `first` to `end` of a segment if it is there."""
        with self._lock:
            room = self._rooms.get((path, number))
            if room is None:
                return None
            frame = self._expected[path].channels * _SAMPLE.itemsize
            sound = self._scratch.take(room * _ROOM + first * frame, (end - first) * frame)
            if sound is None:
                del self._rooms[path, number]
                return None
        return np.frombuffer(sound, dtype=_SAMPLE).reshape(end - first, -1)

    def keep(self, path: Path, number: int, segment: Stereo, *, soon: bool = False) -> bool:
        """Keep a segment that was decoded, if it is likely to come again; return whether it is.

        One that another thread asks for `soon` is always kept, in the place of the oldest.
        """
        with self._lock:
            if (path, number) not in self._rooms and (soon or self._is_likely(path, number)):
                self._write(path, number, segment, self._room(at_any_cost=soon))
            return (path, number) in self._rooms

    def _is_likely(self, path: Path, number: int) -> bool:
        again = (path, number) in self._decoded
        self._decoded.add((path, number))
        return again or sum(one.segments for one in self._expected.values()) <= self._most

    def _room(self, *, at_any_cost: bool) -> int | None:
        if self._taken < self._most:
            self._taken += 1
            return self._taken - 1
        if at_any_cost and self._rooms:
            return self._rooms.pop(next(iter(self._rooms)))
        return None

    def _write(self, path: Path, number: int, segment: Stereo, room: int | None) -> None:
        if room is not None and self._scratch.put(segment, room * _ROOM) is not None:
            self._rooms[path, number] = room
