"""Songs from files: decoded, and resampled, a second at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.songs import gain_for
from aquatimer.devices.music.lost import LostSongError
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.reels import Reel
from aquatimer.devices.music.segments import LENGTH, segments_between
from aquatimer.devices.music.shelf import Shelf

_Parts = Callable[[int, int, int], Stereo | None]
"""Returns from where to where of a segment that is known by its number."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be known of a song before it is played: measured once.

    It is heard from frame `begin` to `end` at `RATE`; `loudness` is in LUFS.
    """

    channels: int
    begin: int
    end: int
    loudness: float


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
        self._turn = shelf.turn(path)
        shelf.tape.expect(path, self._last + 1, self.channels)

    def read(self, first: int, count: int) -> Stereo:
        """Return frames `first` to `first + count` as (count, channels); silence outside of it."""
        return self._put_together(first, count, self._decoded)

    def at_hand(self, first: int, count: int) -> Stereo:
        """Return the same at once, with silence for what has not been decoded."""
        return self._put_together(first, count, self._on_the_shelf)

    def load(self, first: int, count: int) -> None:
        """Decode frames, so that they are at hand."""
        begin = max(first, 0) + self._begin
        for number, _, _ in segments_between(begin, min(first + count, self.frames) + self._begin):
            if self._shelf.find(self.path, number) is None:
                self._shelf.keep(self.path, number, self._decoded(number, 0, LENGTH))

    def _put_together(self, first: int, count: int, part: _Parts) -> Stereo:
        begin = max(first, 0) + self._begin
        end = min(first + count, self.frames) + self._begin
        frames = np.zeros((count, self.channels), dtype=np.float32)
        for number, head, tail in segments_between(begin, end):
            found = part(number, head, tail)
            if found is not None:
                place = number * LENGTH + head - self._begin - first
                np.multiply(found, self._gain, out=frames[place : place + tail - head])
        return frames

    def _on_the_shelf(self, number: int, head: int, tail: int) -> Stereo | None:
        segment = self._shelf.find(self.path, number)
        return None if segment is None else segment[head:tail]

    def _found(self, number: int, head: int, tail: int) -> Stereo | None:
        on_the_shelf = self._on_the_shelf(number, head, tail)
        if on_the_shelf is not None:
            return on_the_shelf
        return self._shelf.tape.find(self.path, number, head, tail)

    def _decoded(self, number: int, head: int, tail: int) -> Stereo:
        """Return a part of a segment; raises LostSongError."""
        try:
            while (found := self._found(number, head, tail)) is None:
                segment = self._decode_towards(number)
                if segment is not None:
                    return segment[head:tail]
        except UnreadableError as error:
            raise LostSongError(f"The song {self.path} cannot be read any more.") from error
        return found

    def _decode_towards(self, number: int) -> Stereo | None:
        """Return a segment, or None when it is on the tape, or one before it is now.

        A song that is read only from its start is open once and decoded once, however many read it:
        each goes on in it by one segment at a time until there is what it needs.
        """
        with self._turn:
            if self._shelf.tape.has(self.path, number):
                return None
            reel = self._shelf.reels.take(self.path, number)
            if not reel.seekable:
                place = reel.following
                segment = self._next_of(reel, place, soon=self._shelf.is_shared)
                return segment if place == number else None
        return self._next_of(reel, number)

    def _next_of(self, reel: Reel, number: int, *, soon: bool = False) -> Stereo:
        segment = reel.decoded(number)
        if number == self._last:
            reel.close()
        else:
            self._shelf.reels.give_back(self.path, reel)
        if len(segment) != LENGTH or segment.shape[1] != self.channels:
            whole = np.zeros((LENGTH, self.channels), dtype=np.float32)
            whole[: len(segment)] = segment[:, : self.channels]
            segment = whole
        if not self._shelf.tape.keep(self.path, number, segment, soon=soon):
            self._shelf.keep(self.path, number, segment)
        return segment
