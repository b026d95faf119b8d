"""LAME, set up alike for every part of a track; the same sound is encoded only once."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from itertools import chain

import lameenc

from aquatimer.audio.clips import RATE, Samples
from aquatimer.export.mpeg import SAMPLES, Frame, frames_in

_KEPT_BYTES = 8 * 2**20


class Lame:
    """Encodes sounds of any length, each as if it were alone; safe to use from several threads."""

    def __init__(self, *, bitrate: int, quality: int, channels: int) -> None:
        """Take kilobits a second, LAME's quality from 0, the best, to 9, and 1 or 2 channels."""
        self._bitrate = bitrate
        self._quality = quality
        self._channels = channels
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._kept_bytes = 0

    def silence(self) -> Frame:
        """Return a silent frame that needs none before it and leaves all its room unused."""
        nothing = bytes(2 * self._channels * SAMPLES)
        return frames_in(self._encoded([nothing]), RATE)[0]

    def frames(self, blocks: Iterable[Samples]) -> list[Frame]:
        """Return the frames of blocks of (count, channels); after their end there is silence."""
        sounds = (block.astype("<i2", copy=False).tobytes() for block in blocks)
        sound = next(sounds, b"")
        following = next(sounds, None)
        if following is not None:
            # So long a sound does not come again.
            return frames_in(self._encoded(chain((sound, following), sounds)), RATE)
        name = hashlib.blake2b(sound, digest_size=16).digest()
        encoded = self._kept.get(name)
        if encoded is None:
            encoded = self._encoded([sound])
            self._keep(name, encoded)
        return frames_in(encoded, RATE)

    def _keep(self, name: bytes, encoded: bytes) -> None:
        self._kept[name] = encoded
        self._kept_bytes += len(encoded)
        while self._kept_bytes > _KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest)

    def _encoded(self, sounds: Iterable[bytes]) -> bytes:
        encoder = lameenc.Encoder()
        # A constant rate, because LAME's variable one without a Xing header shows a wrong length.
        encoder.set_bit_rate(self._bitrate)
        encoder.set_in_sample_rate(RATE)
        # Left to itself it lowers the rate of the sound with the rate of the bits.
        encoder.set_out_sample_rate(RATE)
        encoder.set_channels(self._channels)
        encoder.set_quality(self._quality)
        encoder.silence()
        return b"".join([*(encoder.encode(sound) for sound in sounds), encoder.flush()])
