"""Music read ahead of a live session, so that its sound waits for no disk and no decoder."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from aquatimer.audio.clips import RATE, Samples
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music, Opening
from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.setlist import SetList
from aquatimer.audio.music.songs import Song
from aquatimer.audio.spans import Span
from aquatimer.devices.music.lost import LostSongError
from aquatimer.devices.music.song_files import SongFile

AHEAD = 12 * RATE
"""Frames that are decoded before they are to be heard."""

_ENDS_WITHIN = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class _AtHand:
    """A song as far as it is decoded, and silent beyond."""

    file: SongFile
    frames: int
    channels: int

    def read(self, first: int, count: int) -> Stereo:
        return self.file.at_hand(first, count)


class ReadAhead:
    """Music for mixes that must not wait: a thread reads what comes next in the one heard last.

    What cannot be read any more is silent, and `problem` tells of it.
    """

    def __init__(self, music: Music, left_out: tuple[str, ...] = ()) -> None:
        """Take music of song files; `left_out` are sentences about files that are not in it."""
        self.left_out = left_out
        lists = {one: SetList(tuple(map(_at_hand, one.songs))) for one in music.set_lists}
        self.music = Music(music.work and lists[music.work], music.rest and lists[music.rest])
        self._told: str | None = None
        self._place: tuple[Mixer, int] | None = None
        self._moved = threading.Event()
        self._closing = False
        self._failed: set[SongFile] = set()
        self._reader = threading.Thread(target=self._read_on, name="aquatimer reads", daemon=True)

    def heard(self, mixer: Mixer) -> "HeardMix":
        """Return a mix of this music that tells where it is heard."""
        return HeardMix(mixer, self)

    def prepare(self, mixer: Mixer, frame: int) -> None:
        """Read what is heard from a frame on, before any of it is."""
        for passage in mixer.coming(frame, frame + AHEAD):
            song = passage.song
            if isinstance(song, _AtHand) and song.file not in self._failed:
                self._load(song.file, passage.first - passage.begin, passage.end - passage.begin)

    def is_at(self, mixer: Mixer, frame: int) -> None:
        """Have what comes from a frame on read by the thread; takes no time."""
        self._place = (mixer, frame)
        self._moved.set()

    def begin(self) -> None:
        """Start the thread."""
        self._reader.start()

    def tell(self, problem: str) -> None:
        """Have a problem of this music told."""
        self._told = self._told or problem

    def problem(self) -> str | None:
        """Return why music is not heard, None while all is well."""
        return self._told

    def close(self) -> None:
        """Read no more."""
        self._closing = True
        self._moved.set()
        if self._reader.is_alive():
            self._reader.join(_ENDS_WITHIN)

    def _read_on(self) -> None:
        while not self._closing:
            self._moved.wait()
            self._moved.clear()
            if self._place is not None:
                self.prepare(*self._place)

    def _load(self, file: SongFile, first: int, end: int) -> None:
        try:
            file.load(first, end - first)
        except LostSongError:
            self._failed.add(file)
            self.tell(
                f"{file.path} cannot be read any more, so its music is silent. Words and tones go"
                " on, and so do other songs."
            )


class HeardMix:
    """A mix with music that is read ahead of where it was heard last."""

    def __init__(self, mixer: Mixer, read_ahead: ReadAhead) -> None:
        self._mixer = mixer
        self._read_ahead = read_ahead
        self.channels = mixer.channels

    def render(self, first: int, count: int) -> Samples:
        """Return frames `first` to `first + count` as (count, channels)."""
        self._read_ahead.is_at(self._mixer, first + count)
        return self._mixer.render(first, count)

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches in which there may be sound, in order, none touching."""
        return self._mixer.sounding()

    def without_music(self) -> Mixer:
        """Return its cues alone, on one channel."""
        return self._mixer.without_music()

    @property
    def opening(self) -> Opening | None:
        """Where its music begins."""
        return self._mixer.opening

    def opening_after(self, left: int, entered: int) -> Opening | None:
        """Return how its music opens where one goes from frame `left` to `entered`."""
        return self._mixer.opening_after(left, entered)

    def opened(self, opening: Opening | None) -> "HeardMix":
        """Return the same mix with its music opened in another way."""
        return HeardMix(self._mixer.opened(opening), self._read_ahead)


def _at_hand(song: Song) -> Song:
    if not isinstance(song, SongFile):
        return song
    return _AtHand(song, song.frames, song.channels)
