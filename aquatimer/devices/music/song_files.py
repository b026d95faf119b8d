"""Songs from files: decoded, and resampled, a second at a time."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.songs import gain_for
from aquatimer.devices.cores import AT_ONCE
from aquatimer.devices.music.lost import LostSongError
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.reels import LENGTH, Reels
from aquatimer.devices.music.tapes import Tape

# A song that ends and one that begins, for each who reads.
_KEPT = 2 * AT_ONCE
_BYTES_PER_SAMPLE = np.dtype(np.float32).itemsize


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be known of a song before it is played: measured once.

    It is heard from frame `begin` to `end` at `RATE`; `loudness` is in LUFS.
    """

    channels: int
    begin: int
    end: int
    loudness: float


class Shelf:
    """The segments of all songs that were read last; safe to use from several threads.

    `reels` are what they are decoded with, and the `tape` has what is decoded again and again.
    """

    def __init__(self, most: int = _KEPT) -> None:
        """Keep so many segments, of 0.35 MB each in stereo."""
        self.reels = Reels()
        self.tape = Tape()
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Path, int], Stereo] = OrderedDict()

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


class SongFile:
    """A song that is decoded when it is read; raises LostSongError where that fails."""

    def __init__(self, path: Path, facts: Facts, shelf: Shelf) -> None:
        self.path = path
        self.frames = facts.end - facts.begin
        self.channels = facts.channels
        self._gain = np.float32(gain_for(facts.loudness))
        self._begin = facts.begin
        self._last = (facts.end - 1) // LENGTH
        self._shelf = shelf
        shelf.tape.expect(path, self.frames * self.channels * _BYTES_PER_SAMPLE)

    def read(self, first: int, count: int) -> Stereo:
        """Return frames `first` to `first + count` as (count, channels); silence outside of it."""
        return self._put_together(first, count, decoding=True)

    def at_hand(self, first: int, count: int) -> Stereo:
        """Return the same at once, with silence for what has not been decoded."""
        return self._put_together(first, count, decoding=False)

    def load(self, first: int, count: int) -> None:
        """Decode frames, so that they are at hand."""
        begin = max(first, 0) + self._begin
        for number, _, _ in _segments(begin, min(first + count, self.frames) + self._begin):
            self._segment(number)

    def _put_together(self, first: int, count: int, *, decoding: bool) -> Stereo:
        begin = max(first, 0) + self._begin
        end = min(first + count, self.frames) + self._begin
        frames = np.zeros((count, self.channels), dtype=np.float32)
        for number, head, tail in _segments(begin, end):
            segment = self._segment(number) if decoding else self._shelf.find(self.path, number)
            if segment is not None:
                place = number * LENGTH + head - self._begin - first
                heard = frames[place : place + tail - head]
                np.multiply(segment[head:tail], self._gain, out=heard)
        return frames

    def _segment(self, number: int) -> Stereo:
        found = self._shelf.find(self.path, number)
        if found is not None:
            return found
        segment = self._shelf.tape.find(self.path, number)
        if segment is None:
            try:
                segment = self._decoded(number)
            except UnreadableError as error:
                raise LostSongError(f"The song {self.path} cannot be read any more.") from error
            self._shelf.tape.keep(self.path, number, segment)
            self._let_go_of_reels()
        self._shelf.keep(self.path, number, segment)
        return segment

    def _decoded(self, number: int) -> Stereo:
        reel = self._shelf.reels.take(self.path, number)
        segment = reel.decoded(number)
        if number == self._last:
            reel.close()
        else:
            self._shelf.reels.give_back(self.path, reel)
        if len(segment) == LENGTH and segment.shape[1] == self.channels:
            return segment
        whole = np.zeros((LENGTH, self.channels), dtype=np.float32)
        whole[: len(segment)] = segment[:, : self.channels]
        return whole

    def _let_go_of_reels(self) -> None:
        """Close what no one reads on from: each takes a megabyte with songs of some kinds."""
        tape = self._shelf.tape
        if tape.has(self.path, self._last):
            self._shelf.reels.let_go(self.path, lambda number: tape.has(self.path, number))


def _segments(begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield each segment that frames `begin` to `end` lie in, and from where to where in it."""
    for number in range(begin // LENGTH, -(-end // LENGTH)):
        offset = number * LENGTH
        yield number, max(begin - offset, 0), min(end - offset, LENGTH)
