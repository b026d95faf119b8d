"""The set list: songs one after the other, over and over, each fading into the next."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

import numpy as np

from aquatimer.audio.clips import frames_of
from aquatimer.audio.music.gains import falling, lay, rising
from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.songs import Song
from aquatimer.units.durations import SECOND, Milliseconds

CROSSFADE: Milliseconds = 4 * SECOND
"""How long a song fades into the next; of short songs a third at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Frames `first` to `end` of a set list in which a song sounds that began at `begin`.

    It rises for so many frames from its beginning, and falls for so many before its end.
    """

    song: Song
    first: int
    end: int
    begin: int
    rise: int
    fall: int

    @property
    def is_even(self) -> bool:
        """Whether it does not fade anywhere."""
        fading = self.begin + self.song.frames - self.fall
        return self.first >= self.begin + self.rise and self.end <= fading

    def wave(self) -> Stereo:
        """Return its samples, as loud as they are to be heard."""
        count = self.end - self.first
        place = self.first - self.begin
        wave = self.song.read(place, count)
        if not self.is_even:
            lay(rising(place, count, self.rise), wave)
            lay(falling(place, count, self.fall, self.song.frames), wave)
        return wave


@dataclass(frozen=True, eq=False)
class SetList:
    """Songs in order, looped; frame 0 is the beginning of the first."""

    songs: tuple[Song, ...]

    @property
    def channels(self) -> int:
        """2 where any song is in stereo."""
        return max(song.channels for song in self.songs)

    def passages(self, first: int, end: int) -> Iterator[Passage]:
        """Yield what sounds in frames `first` to `end`, in order; nothing is before frame 0."""
        number = max(self._number_at(first) - 1, 0)
        while (begin := self._begin(number)) < end:
            song = self.songs[number % len(self.songs)]
            rise = self._fades[number % len(self.songs) - 1] if number else 0
            fall = self._fades[number % len(self.songs)]
            head, tail = max(first, begin), min(end, begin + song.frames)
            if head < tail:
                yield Passage(song, head, tail, begin, rise, fall)
            number += 1

    def render(self, first: int, count: int, channels: int) -> Stereo:
        """Return frames `first` to `first + count` as (count, channels)."""
        passages = list(self.passages(first, first + count))
        if len(passages) == 1 and passages[0].end - passages[0].first == count:
            wave = passages[0].wave()
            return wave if wave.shape[1] == channels else np.repeat(wave, channels, axis=1)
        total = np.zeros((count, channels), dtype=np.float32)
        for passage in passages:
            total[passage.first - first : passage.end - first] += passage.wave()
        return total

    @cached_property
    def _fades(self) -> tuple[int, ...]:
        """How long each song fades into the one after it."""
        following = (*self.songs[1:], self.songs[0])
        return tuple(
            min(frames_of(CROSSFADE), one.frames // 3, other.frames // 3)
            for one, other in zip(self.songs, following, strict=True)
        )

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        """Where each song begins, and where the first begins again."""
        steps = (song.frames - fade for song, fade in zip(self.songs, self._fades, strict=True))
        return (0, *accumulate(steps))

    def _begin(self, number: int) -> int:
        cycle, song = divmod(number, len(self.songs))
        return cycle * self._begins[-1] + self._begins[song]

    def _number_at(self, frame: int) -> int:
        """Return which song, counted on through all cycles, is the last to have begun."""
        cycle, within = divmod(max(frame, 0), self._begins[-1])
        return cycle * len(self.songs) + bisect_right(self._begins, within) - 1


def shuffled(songs: Sequence[Song], seed: str) -> tuple[Song, ...]:
    """Return the songs in an order that a seed decides, on every computer the same."""
    numbers = sorted(range(len(songs)), key=lambda number: _drawn(f"{seed}/{number}"))
    return tuple(songs[number] for number in numbers)


def _drawn(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
