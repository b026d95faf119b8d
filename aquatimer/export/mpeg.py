"""The frames that an MP3 is made of: found, asked about, and joined.

A frame holds 1152 samples. Its sound may begin in the frames before it: `reservoir` says how many
bytes back. So a frame can only follow others whose last bytes are those that it was encoded with.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NewType

from aquatimer.export.formats import BITRATES, TrackFormat

SAMPLES = 1_152
"""Frames of sound in one MPEG frame."""


_RATES = BITRATES[TrackFormat.MP3]
_HEADER = 4
_SIDE_OF_MONO, _SIDE_OF_STEREO = 17, 32
_MONO = 3
_PADDING = 0b10
# Bits of the side information: before the scale factor selection, and of it, and of a granule.
_LEADING_BITS = {1: 9 + 5, 2: 9 + 3}
_SELECTION_BITS, _GRANULE_BITS = 4, 59
# A flag that the window is not the usual one, and then which: one bit and two.
_WINDOW_END = 12 + 9 + 8 + 4 + 3


class NoFrameError(ValueError):
    """The bytes are no MPEG-1 Layer III frame at 44.1 kHz."""


Frame = NewType("Frame", bytes)
"""The bytes of one frame with its header, and nothing else: a part of a track has thousands."""


def reservoir(frame: Frame) -> int:
    """Return how many bytes before this frame its sound begins, headers not counted."""
    return frame[_HEADER] << 1 | frame[_HEADER + 1] >> 7


def body(frame: Frame) -> int:
    """Return where the sound is in it, behind header and side information."""
    return _HEADER + (_SIDE_OF_MONO if _channels(frame) == 1 else _SIDE_OF_STEREO)


def windows(frame: Frame) -> tuple[int, ...]:
    """Return the windows of the last granule, by channel; the next granule has to fit them."""
    channels = _channels(frame)
    side = int.from_bytes(frame[_HEADER : body(frame)], "big")
    bits = (body(frame) - _HEADER) * 8
    first = _LEADING_BITS[channels] + channels * _SELECTION_BITS
    last = first + channels * _GRANULE_BITS
    starts = (last + channel * _GRANULE_BITS for channel in range(channels))
    return tuple(_window(side >> bits - start - _GRANULE_BITS) for start in starts)


def padded(frame: Frame) -> Frame:
    """Return the frame one byte longer, as every constant rate has some."""
    header = bytes([*frame[:2], frame[2] | _PADDING])
    return Frame(header + frame[3:] + frame[-1:])


def _channels(frame: Frame) -> int:
    return 1 if frame[3] >> 6 == _MONO else 2


def _window(granule: int) -> int:
    """Return the block type of a granule, 0 for the usual long window."""
    window = granule >> _GRANULE_BITS - _WINDOW_END & 0b111
    return window & 0b11 if window & 0b100 else 0


def frames_in(written: Iterable[bytes], rate: int) -> list[Frame]:
    """Cut what an encoder wrote, piece by piece, into its frames; `rate` is that of the sound."""
    frames: list[Frame] = []
    data = b""
    for piece in written:
        data, at = data + piece, 0
        while len(data) - at >= _HEADER:
            length = _length(data[at : at + _HEADER], rate)
            if len(data) - at < length:
                break
            frames.append(Frame(data[at : at + length]))
            at += length
        data = data[at:]
    if data:
        raise NoFrameError(f"an encoder wrote {data[:_HEADER].hex()} and no more of a frame")
    return frames


# Each encoder writes a handful of headers, over and over.
@lru_cache(maxsize=64)
def _length(header: bytes, rate: int) -> int:
    if len(header) < _HEADER or header[:2] != b"\xff\xfb":
        raise NoFrameError(f"an encoder wrote {header.hex()} where a frame should begin")
    return SAMPLES // 8 * _RATES[(header[2] >> 4) - 1] * 1_000 // rate + (header[2] >> 1 & 1)


def meeting_point(left: Sequence[Frame], right: Sequence[Frame], begin: int) -> int | None:
    """Return the first place from `begin` on at which `right` can take over; None for none.

    Both are encodings of the same sound, frame by frame. There `left` leaves room for the bytes
    that `right` needs from before, and the windows of both overlap as they should.
    """
    for place in range(begin, min(len(left), len(right))):
        fits = reservoir(right[place]) <= reservoir(left[place])
        if fits and windows(left[place - 1]) == windows(right[place - 1]):
            return place
    return None


def lent(left: Sequence[Frame], right: Sequence[Frame], count: int) -> list[Frame]:
    """Return `left` with its last `count` bytes of sound as they are in `right`.

    The frames of both are those just before the same place.
    """
    frames = list(left)
    tail = b"".join(frame[body(frame) :] for frame in right)[-count:] if count else b""
    for index in reversed(range(len(frames))):
        frame = frames[index]
        size = min(len(tail), len(frame) - body(frame))
        if size == 0:
            break
        frames[index] = Frame(frame[:-size] + tail[-size:])
        tail = tail[:-size]
    return frames
