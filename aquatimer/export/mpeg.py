"""The frames that an MP3 is made of: found, asked about, and joined.

A frame holds 1152 samples. Its sound may begin in the frames before it: `reservoir` says how many
bytes back. So a frame can only follow others whose last bytes are those that it was encoded with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame with its header."""

    data: bytes

    @property
    def reservoir(self) -> int:
        """How many bytes before this frame its sound begins, headers not counted."""
        return self.data[_HEADER] << 1 | self.data[_HEADER + 1] >> 7

    @property
    def body(self) -> int:
        """Where the sound is in it, behind header and side information."""
        return _HEADER + (_SIDE_OF_MONO if self._channels == 1 else _SIDE_OF_STEREO)

    @property
    def windows(self) -> tuple[int, ...]:
        """The windows of the last granule, by channel; the next granule has to fit them."""
        side = int.from_bytes(self.data[_HEADER : self.body], "big")
        bits = (self.body - _HEADER) * 8
        first = _LEADING_BITS[self._channels] + self._channels * _SELECTION_BITS
        last = first + self._channels * _GRANULE_BITS
        starts = (last + channel * _GRANULE_BITS for channel in range(self._channels))
        return tuple(_window(side >> bits - start - _GRANULE_BITS) for start in starts)

    @property
    def _channels(self) -> int:
        return 1 if self.data[3] >> 6 == _MONO else 2

    def padded(self) -> "Frame":
        """Return the frame one byte longer, as every constant rate has some."""
        header = bytes([*self.data[:2], self.data[2] | _PADDING])
        return Frame(header + self.data[3:] + self.data[-1:])


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
        fits = right[place].reservoir <= left[place].reservoir
        if fits and left[place - 1].windows == right[place - 1].windows:
            return place
    return None


def lent(left: Sequence[Frame], right: Sequence[Frame], count: int) -> list[Frame]:
    """Return `left` with its last `count` bytes of sound as they are in `right`.

    The frames of both are those just before the same place.
    """
    frames = list(left)
    tail = b"".join(frame.data[frame.body :] for frame in right)[-count:] if count else b""
    for index in reversed(range(len(frames))):
        frame = frames[index]
        size = min(len(tail), len(frame.data) - frame.body)
        if size == 0:
            break
        frames[index] = Frame(frame.data[:-size] + tail[-size:])
        tail = tail[:-size]
    return frames
