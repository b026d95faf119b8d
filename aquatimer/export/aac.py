"""AAC by FFmpeg's encoder, through PyAV: packets without a container."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import av

from aquatimer.audio.clips import RATE, Samples

DELAY = 1_024
"""Frames of the encoder's making that come out of a decoder before the first that went in."""

_LAYOUTS = {1: "mono", 2: "stereo"}


class Aac:
    """An encoder of one sound."""

    def __init__(self, *, kilobits: int, channels: int) -> None:
        """Take kilobits a second, and 1 or 2 channels."""
        self._layout = _LAYOUTS[channels]
        self._codec = av.AudioCodecContext.create("aac", "w")
        self._codec.sample_rate = RATE
        self._codec.layout = self._layout
        self._codec.format = "fltp"
        self._codec.bit_rate = kilobits * 1_000
        # What it holds to be noise it would make anew, with peaks of up to 9 decibels more.
        self._codec.options = {"aac_pns": "0"}
        self._codec.open()

    @property
    def config(self) -> bytes:
        """What a decoder has to know, the AudioSpecificConfig of ISO 14496-3."""
        return bytes(self._codec.extradata or b"")

    def packets(self, blocks: Iterable[Samples]) -> Iterator[bytes]:
        """Yield the packets of blocks of (count, channels), each of 1,024 frames."""
        first = 0
        for block in blocks:
            yield from map(bytes, self._codec.encode(self._frame(block, first)))
            first += len(block)
        yield from map(bytes, self._codec.encode(None))

    def _frame(self, block: Samples, first: int) -> av.AudioFrame:
        frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout=self._layout)
        frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), first
        return frame
