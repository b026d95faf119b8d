"""LAME, set up alike for every part of a track; the same sound is encoded only once."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator

import lameenc

from aquatimer.audio.clips import RATE, Samples
from aquatimer.export.mpeg import SAMPLES, Frame, frames_in

_KEPT_BYTES = 8 * 2**20
_AT_ONCE = 4 * SAMPLES


class Kept:
    """What was encoded last, by name. Many threads may find in it while one keeps."""

    def __init__(self, most: int) -> None:
        """Keep so many bytes at most."""
        self._most = most
        self._kept: dict[bytes, bytes] = {}
        self._size = 0

    def find(self, name: bytes) -> bytes | None:
        """Return what was kept, if it is still there."""
        return self._kept.get(name)

    def keep(self, name: bytes, encoded: bytes) -> None:
        """Keep it, in the place of what was kept first."""
        if name in self._kept:
            return
        self._kept[name] = encoded
        self._size += len(encoded)
        while self._size > self._most:
            self._size -= len(self._kept.pop(next(iter(self._kept))))


class Lame:
    """Encodes sounds of any length, each as if it were alone, in several threads at a time."""

    def __init__(self, *, bitrate: int, quality: int, channels: int) -> None:
        """Take kilobits a second, LAME's quality from 0, the best, to 9, and 1 or 2 channels."""
        self._bitrate = bitrate
        self._quality = quality
        self._channels = channels
        self._kept = Kept(_KEPT_BYTES)
        # A deque takes from several threads without a lock, and the core has none.
        self._new: deque[tuple[bytes, bytes]] = deque()

    def silence(self) -> Frame:
        """Return a silent frame that needs none before it and leaves all its room unused."""
        nothing = bytes(2 * self._channels * SAMPLES)
        return frames_in(self._encoded([nothing]), RATE)[0]

    def encoded(self, blocks: Iterable[Samples]) -> Iterator[bytes]:
        """Yield blocks of (count, channels) as frames, cut anywhere; silence is after their end."""
        return self._encoded(_pieces(blocks))

    def encoded_again(self, blocks: Iterable[Samples]) -> bytes:
        """Return the same of a short sound that may have come before."""
        sounds = [*_pieces(blocks)]
        name = _name_of(sounds)
        encoded = self._kept.find(name)
        if encoded is None:
            encoded = b"".join(self._encoded(sounds))
            self._new.append((name, encoded))
        return encoded

    def keep(self) -> None:
        """Keep what was encoded, for when it comes again; only from one thread."""
        while self._new:
            self._kept.keep(*self._new.popleft())

    def _encoded(self, sounds: Iterable[bytes]) -> Iterator[bytes]:
        encoder = lameenc.Encoder()
        # A constant rate, because LAME's variable one without a Xing header shows a wrong length.
        encoder.set_bit_rate(self._bitrate)
        encoder.set_in_sample_rate(RATE)
        # Left to itself it lowers the rate of the sound with the rate of the bits.
        encoder.set_out_sample_rate(RATE)
        encoder.set_channels(self._channels)
        encoder.set_quality(self._quality)
        encoder.silence()
        yield from map(encoder.encode, sounds)
        yield encoder.flush()


def _name_of(sounds: Iterable[bytes]) -> bytes:
    name = hashlib.blake2b(digest_size=16)
    for sound in sounds:
        name.update(sound)
    return name.digest()


def _pieces(blocks: Iterable[Samples]) -> Iterator[bytes]:
    # LAME holds whatever it is given at once a second time, as larger numbers.
    for block in blocks:
        for first in range(0, len(block), _AT_ONCE):
            yield block[first : first + _AT_ONCE].astype("<i2", copy=False).tobytes()
