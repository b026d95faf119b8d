"""A track as MP3, by LAME: only what sounds is encoded, and silence is one frame repeated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from aquatimer.audio.clips import RATE, milliseconds_of
from aquatimer.export.attenuation import lowered
from aquatimer.export.id3 import id3_tag
from aquatimer.export.lame import Lame
from aquatimer.export.layout import TrackLayout
from aquatimer.export.mpeg import SAMPLES, Frame, frames_in, padded
from aquatimer.export.sharing import ALONE, Workshop
from aquatimer.export.spec import TrackSpec
from aquatimer.export.splicing import Encoded, in_sequence
from aquatimer.export.spools import MemorySpool, Spool
from aquatimer.export.stretches import Part, parts_of
from aquatimer.units.progress import Progress

DELAY_FRAMES = 1_105
"""How much later than it went in a sound comes out of a decoder: 576 frames of the encoder's
making and 529 of the decoder's, which without a Xing header no player takes off."""

_KILOBITS = 128
_QUALITY = 5
# MPEG frames that are written together: 0.1 MB.
_AT_ONCE = 256
# Sounds that are no longer, in MPEG frames, are looked up whether they came before. Of all only
# four tenths of a second are rendered at a time.
_SHORT, _PIECE = 512, 15
# What an encoder looks at beyond the last frame that is wanted of it.
_AHEAD = 2
# Decibels left below 128 kilobits, where a decoder was measured to add 1.4 to the peaks of sessions
# and 1.7 to those of noise; clips themselves leave half a decibel to what is promised. With 128 it
# adds 0.1 to a session, also with music in stereo.
_HEADROOM = 1.4


def write_mp3(
    layout: TrackLayout,
    out: BinaryIO,
    spec: TrackSpec,
    *,
    progress: Progress,
    workshop: Workshop = ALONE,
) -> None:
    """Write the track so that, decoded, every frame of it is at its own place.

    In the `workshop` several parts may be encoded at a time.
    """
    length = milliseconds_of(layout.frames)
    out.write(id3_tag(spec.tags, length, layout.chapters(spec.chapters), spec.cover))
    bitrate = _KILOBITS if spec.bitrate is None else spec.bitrate
    quality = _QUALITY if spec.quality is None else spec.quality
    lame = Lame(bitrate=bitrate, quality=quality, channels=layout.channels)
    track = _Track(out, lame.silence(), bitrate)
    whole = -(-max(layout.frames - DELAY_FRAMES, 0) // SAMPLES) + 1
    headroom = _HEADROOM if bitrate < _KILOBITS else 0.0
    parts = _Parts(layout, lame, headroom, workshop.spool)
    done = workshop.share(parts.encoded, parts_of(layout.sounding(), whole))
    for first, frames in in_sequence(map(parts.cut, done), parts.again):
        track.silent_until(first)
        track.write(frames)
        del frames  # or a megabyte would be held while the next are waited for
        lame.keep()
        progress(min(track.count * SAMPLES, layout.frames), layout.frames)
    track.silent_until(whole)
    progress(layout.frames, layout.frames)


class _Track:
    """What was written so far; silence is padded so that the rate of the whole stays constant."""

    def __init__(self, out: BinaryIO, silence: Frame, bitrate: int) -> None:
        self._out = out
        self._silence, self._padded = silence, padded(silence)
        self._bits = bitrate * 1_000
        self._size = 0
        self.count = 0

    def write(self, frames: list[Frame]) -> None:
        for first in range(0, len(frames), _AT_ONCE):
            batch = frames[first : first + _AT_ONCE]
            self._put(b"".join(batch), len(batch))

    def silent_until(self, end: int) -> None:
        while self.count < end:
            count = min(end - self.count, _AT_ONCE)
            due = (self.count + count) * SAMPLES // 8 * self._bits // RATE - self._size
            longer = min(max(due - count * len(self._silence), 0), count)
            self._put(self._padded * longer + self._silence * (count - longer), count)

    def _put(self, encoded: bytes, count: int) -> None:
        self._out.write(encoded)
        self._size += len(encoded)
        self.count += count


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A part that was encoded and waits for its turn."""

    part: Part
    spool: Spool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Encodes parts of a track, lowered by the decibels of `headroom`."""

    layout: TrackLayout
    lame: Lame
    headroom: float
    spool: Callable[[], Spool]

    def encoded(self, part: Part) -> _Waiting:
        """Encode a part; what is short waits in memory."""
        return self._put(part, MemorySpool() if self._is_short(part) else self.spool())

    def cut(self, waiting: _Waiting) -> Encoded:
        """Return the frames of a part; one that was lost while it waited is encoded again."""
        part = waiting.part
        try:
            frames = frames_in(waiting.spool.pieces(), RATE)
        except OSError:
            return self.again(part)
        return Encoded(part, frames[: part.end - part.first])

    def again(self, part: Part) -> Encoded:
        """Encode a part that is needed now."""
        return self.cut(self._put(part, MemorySpool()))

    def _put(self, part: Part, spool: Spool) -> _Waiting:
        begin = DELAY_FRAMES + part.first * SAMPLES
        end = begin + self._heard(part) * SAMPLES
        places = range(begin, end, _PIECE * SAMPLES)
        blocks = (self.layout.render(first, min(places.step, end - first)) for first in places)
        quieter = lowered(blocks, self.headroom)
        if self._is_short(part):
            spool.put(self.lame.encoded_again(quieter))
        else:
            for piece in self.lame.encoded(quieter):
                spool.put(piece)
        return _Waiting(part, spool)

    def _is_short(self, part: Part) -> bool:
        return self._heard(part) <= _SHORT

    @staticmethod
    def _heard(part: Part) -> int:
        # The encoder itself adds one frame at the end, in which the last sound comes out of it.
        count = part.end - part.first
        return count - 1 if part.ends else count + _AHEAD
