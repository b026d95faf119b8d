"""A track as MP3, by LAME."""

from typing import BinaryIO

import lameenc

from aquatimer.audio.clips import RATE, milliseconds_of
from aquatimer.audio.mixer import CHANNELS
from aquatimer.audio.ports import Progress
from aquatimer.export.id3 import id3_tag
from aquatimer.export.layout import TrackLayout
from aquatimer.export.tags import TrackTags

DELAY_FRAMES = 1_105
"""How much later than it went in a sound comes out of a decoder: 576 frames of the encoder's
making and 529 of the decoder's, which without a Xing header no player takes off."""

# A constant rate, because LAME's variable one without a Xing header shows a wrong length.
_KILOBITS = 128
_QUALITY = 5


def write_mp3(layout: TrackLayout, out: BinaryIO, *, tags: TrackTags, progress: Progress) -> None:
    """Write the track so that, decoded, every frame of it is at its own place."""
    out.write(id3_tag(tags, milliseconds_of(layout.frames)))
    encoder = _encoder()
    # What the delay adds in front is taken off the silence there.
    blocks = layout.blocks(first=DELAY_FRAMES, progress=progress)
    out.writelines(encoder.encode(block.astype("<i2", copy=False).tobytes()) for block in blocks)
    out.write(encoder.flush())


def _encoder() -> lameenc.Encoder:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(_KILOBITS)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(CHANNELS)
    encoder.set_quality(_QUALITY)
    encoder.silence()
    return encoder
