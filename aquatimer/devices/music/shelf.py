"""The shelf: the segments of songs that were read last, and what more of them are read with."""

import threading
from collections import OrderedDict
from pathlib import Path

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.cores import AT_ONCE
from aquatimer.devices.music.reels import Reels
from aquatimer.devices.music.tapes import Tape

# A song that ends and one that begins, for each who reads.
_KEPT = 2 * AT_ONCE


class Shelf:
    """The segments of all songs that were read last; safe to use from several threads.

    `reels` are what they are decoded with, and the `tape` has what may be decoded again.
    """

    def __init__(self, most: int = _KEPT, readers: int = AT_ONCE) -> None:
        """Keep so many segments, of 0.35 MB each in stereo, for so many threads."""
        self.reels = Reels()
        self.tape = Tape()
        self.is_shared = readers > 1
        self._most = most
        self._lock = threading.Lock()
        self._turns: dict[Path, threading.Lock] = {}
        self._kept: OrderedDict[tuple[Path, int], Stereo] = OrderedDict()

    def turn(self, path: Path) -> threading.Lock:
        """Return what the one thread holds that reads on in a song.

        Each song has its own: the end of one is not waited for while others read the next.
        """
        with self._lock:
            return self._turns.setdefault(path, threading.Lock())

    def find(self, path: Path, number: int) -> Stereo | None:
        """Return a segment if it is there; takes no time."""
        with self._lock:
            segment = self._kept.get((path, number))
            if segment is not None:
                self._kept.move_to_end((path, number))
            return segment

    def keep(self, path: Path, number: int, segment: Stereo) -> None:
        """Keep a segment in the place of the one that was not asked for longest."""
        with self._lock:
            self._kept[path, number] = segment
            self._kept.move_to_end((path, number))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
