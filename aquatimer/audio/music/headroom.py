"""Headroom: music gives way where its peaks and those of the cues together would be too high."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aquatimer.audio.clips import FULL_SCALE, Piece, Samples, SampleSequence
from aquatimer.audio.limiting import gain_at_frames, smoothed
from aquatimer.audio.loudness import GRAIN, Grains
from aquatimer.audio.music.gains import lay
from aquatimer.audio.music.metering import Stereo

HIGHEST = -1.1
"""The true peak in dBTP that cues and music have together at most."""

Heights = NDArray[np.float32]
"""The peak of each grain: half the size of the figures of loudness, and as exact as samples."""

Near = Callable[[int, int], Iterator[Piece]]
"""Yields all pieces of cues that may sound between two frames."""

_ALLOWED = 10 ** (HIGHEST / 20)
# What a true peak may be above the samples and the points half-way between them: hardly anything
# in a voice or a tone, more in cymbals and in noise.
_UNSEEN_OF_CUES, _UNSEEN_OF_MUSIC = 10 ** (0.5 / 20), 10 ** (2.3 / 20)
# Above the samples alone it may be so much that only what is far from the limit is let through.
_FAR_OFF = 1.5
# The weights of the points around a place half-way between two, from the nearest on; the same on
# both sides.
_HALF_WAY = np.array([1225, -245, 49, -5], dtype=np.float32) / np.float32(2048)
_POINTS = len(_HALF_WAY)
_NOTHING = np.float32(0)
# So many frames are looked at together: fewer cost time, more memory in each thread that mixes.
_AT_ONCE = 100 * GRAIN
# Clips of which the heights are kept, 15 kB each: those of a session come again, a thousand do not.
_KEPT = 64


class Headroom:
    """Knows how high the cues are in every grain, and what is left for music."""

    def __init__(self, near: Near) -> None:
        self._near = near
        self._heights_of = lru_cache(_KEPT)(_heights_of)

    def limited(self, music: Stereo, first: int) -> Stereo:
        """Return music from frame `first` on, which is that of a grain, as high as it may be.

        It may be changed in place.
        """
        cues = self._heights(first // GRAIN, -(-len(music) // GRAIN))
        allowed = np.maximum(_ALLOWED - cues, 0)
        highest = max(music.max(initial=0), -music.min(initial=0))
        if highest * _FAR_OFF <= allowed.min():
            return music
        heights = grain_heights(music) * _UNSEEN_OF_MUSIC
        if np.all(heights <= allowed):
            return music
        gains = smoothed(allowed / np.maximum(heights, np.maximum(allowed, 1e-9)))
        lay(gain_at_frames(gains, len(music)), music)
        return music

    def _heights(self, first: int, count: int) -> Grains:
        """Return the sum of the peaks of all cues in each of so many grains."""
        heights = np.zeros(count)
        for piece in self._near(first * GRAIN, (first + count) * GRAIN):
            own = self._heights_of(_Same(piece.samples))
            place = piece.offset // GRAIN - first
            head, tail = max(place, 0), min(place + len(own), count)
            if head < tail:
                heights[head:tail] += own[head - place : tail - place]
        return heights


class _Same:
    """A sound as a key: the same object is the same sound."""

    def __init__(self, samples: SampleSequence) -> None:
        self.samples = samples

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.samples is self.samples

    def __hash__(self) -> int:
        return id(self.samples)


def _heights_of(sound: _Same) -> Heights:
    """Return the heights of a clip in grains of the plan, across which its own may lie."""
    own = grain_heights(sound.samples[:][:, np.newaxis]) * np.float32(_UNSEEN_OF_CUES / FULL_SCALE)
    heights: Heights = np.maximum(np.append(own, _NOTHING), np.append(_NOTHING, own))
    return heights


def grain_heights(wave: Stereo | Samples) -> Heights:
    """Return the highest peak of each grain of (count, channels), in the unit of the wave.

    It is that on the samples and half-way between them, at twice the rate, by eight points: exact
    to a few tenths of a decibel below 9 kHz.
    """
    heights = np.zeros(-(-len(wave) // GRAIN), dtype=np.float32)
    for first in range(0, len(wave), _AT_ONCE):
        part = _heights_from(wave, first)
        heights[first // GRAIN :][: len(part)] = part
    return heights


def _heights_from(wave: Stereo | Samples, first: int) -> Heights:
    """Return the peaks of the next grains, as many as are looked at together."""
    count = min(_AT_ONCE, len(wave) - first)
    around = _around(wave, first, count)
    here = around[_POINTS - 1 : _POINTS - 1 + count]
    between, both = np.zeros_like(here), np.empty_like(here)
    for distance, weight in enumerate(_HALF_WAY):
        left, right = _POINTS - 1 - distance, _POINTS + distance
        np.add(around[left : left + count], around[right : right + count], out=both)
        both *= weight
        between += both
    highest = np.zeros((-(-count // GRAIN) * GRAIN, here.shape[1]), dtype=np.float32)
    np.maximum(np.abs(here, out=both), np.abs(between, out=between), out=highest[:count])
    heights: Heights = highest.reshape(-1, GRAIN * here.shape[1]).max(axis=1)
    return heights


def _around(wave: Stereo | Samples, first: int, count: int) -> Stereo:
    """Return frames of a wave with those around that are half-way for any of them, or zeros."""
    begin, end = first - _POINTS + 1, first + count + _POINTS
    around = np.zeros((end - begin, wave.shape[1]), dtype=np.float32)
    head, tail = max(begin, 0), min(end, len(wave))
    around[head - begin : tail - begin] = wave[head:tail]
    return around
