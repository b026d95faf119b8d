"""Whether a file that is called an MP3 or MP2 is one, told from its bytes alone.

Of what is none libmpg123 writes notes to the terminal, over whatever screen is there.
"""

from pathlib import Path
from typing import BinaryIO

_LOOKED_AT = 2**16
_HEADER, _SYNC = 4, 0b111_1111_1111
_TAG, _TAG_HEADER, _WITH_FOOTER = b"ID3", 10, 0x10
_SEVEN_BITS = (21, 14, 7, 0)
# As headers name them.
_MPEG_1, _MPEG_2, _MPEG_2_5 = 3, 2, 0
_LAYER_2, _LAYER_3 = 2, 1
_RATES = {
    _MPEG_1: (44_100, 48_000, 32_000),
    _MPEG_2: (22_050, 24_000, 16_000),
    _MPEG_2_5: (11_025, 12_000, 8_000),
}
_LATER = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_KILOBITS = {
    (_MPEG_1, _LAYER_2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (_MPEG_1, _LAYER_3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (_MPEG_2, _LAYER_2): _LATER,
    (_MPEG_2, _LAYER_3): _LATER,
    (_MPEG_2_5, _LAYER_2): _LATER,
    (_MPEG_2_5, _LAYER_3): _LATER,
}
# What libsndfile knows by its beginning, and never gives to libmpg123.
_OTHER_KINDS = (b"RIFF", b"RF64", b"FORM", b"fLaC", b"OggS", b".snd", b"caff")


def is_mpeg_or_another_kind(path: Path) -> bool:
    """Whether one frame follows another behind its tags, or its name is wrong."""
    try:
        with path.open("rb") as file:
            file.seek(_end_of_tags(file))
            data = file.read(_LOOKED_AT)
    except OSError:
        return False
    return data.startswith(_OTHER_KINDS) or _two_frames_in(data)


def _end_of_tags(file: BinaryIO) -> int:
    end = 0
    while (head := file.read(_TAG_HEADER)).startswith(_TAG) and len(head) == _TAG_HEADER:
        places = zip(head[6:], _SEVEN_BITS, strict=True)
        size = sum((byte & 0x7F) << shift for byte, shift in places)
        end += _TAG_HEADER + size + (_TAG_HEADER if head[5] & _WITH_FOOTER else 0)
        file.seek(end)
    return end


def _two_frames_in(data: bytes) -> bool:
    at = data.find(b"\xff")
    while at >= 0:
        length = _length(data[at : at + _HEADER])
        if length and _length(data[at + length : at + length + _HEADER]):
            return True
        at = data.find(b"\xff", at + 1)
    return False


def _length(header: bytes) -> int:
    """Return how long the frame with this header is, 0 where it is no header of a frame."""
    if len(header) < _HEADER or int.from_bytes(header[:2], "big") >> 5 != _SYNC:
        return 0
    version, layer = header[1] >> 3 & 0b11, header[1] >> 1 & 0b11
    kilobits, rates = _KILOBITS.get((version, layer), ()), _RATES.get(version, ())
    step, rate, padding = (header[2] >> 4) - 1, header[2] >> 2 & 0b11, header[2] >> 1 & 1
    if step not in range(len(kilobits)) or rate not in range(len(rates)):
        return 0
    samples = 576 if layer == _LAYER_3 and version != _MPEG_1 else 1_152
    return samples // 8 * kilobits[step] * 1_000 // rates[rate] + padding
