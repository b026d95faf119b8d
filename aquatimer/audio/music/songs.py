"""A song: music of the runner's own, as numbers that are read where they are needed."""

from typing import Protocol

from aquatimer.audio.music.metering import Stereo

LOUDNESS = -18.0
"""LUFS of every song, measured for one channel: a little below the cues."""

_MOST_GAIN = 20.0  # what would need more is noise between two tracks, no music


class Song(Protocol):
    """A song at `RATE`, from its first sound to its last, which nobody holds whole."""

    @property
    def frames(self) -> int:
        """How long it is."""
        ...

    @property
    def channels(self) -> int:
        """1 or 2."""
        ...

    def read(self, first: int, count: int) -> Stereo:
        """Return frames `first` to `first + count` as (count, channels); silence outside of it.

        They are as loud as those of all other songs, in an array that the caller may change. The
        same frames are the same samples, whatever was read before.
        """
        ...


def gain_for(loudness: float) -> float:
    """Return the factor that brings a song of so many LUFS to `LOUDNESS`."""
    return float(10 ** (min(LOUDNESS - loudness, _MOST_GAIN) / 20))
