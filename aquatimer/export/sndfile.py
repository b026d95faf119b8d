"""A track as WAV, FLAC or Ogg Vorbis, by libsndfile."""

from collections.abc import Callable
from dataclasses import asdict
from typing import BinaryIO

import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.audio.mixer import CHANNELS
from aquatimer.audio.ports import Progress
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.tags import TrackTags

_BYTES_PER_FRAME = 2 * CHANNELS
# libsndfile cuts a longer WAV off in silence; the room is for the headers.
_LARGEST_WAV = 2**32 - 2**20
_CODINGS = {
    TrackFormat.WAV: ("WAV", "PCM_16"),
    TrackFormat.FLAC: ("FLAC", "PCM_16"),
    TrackFormat.OGG: ("OGG", "VORBIS"),
}


def write_sndfile(
    layout: TrackLayout,
    out: BinaryIO,
    *,
    track_format: TrackFormat,
    tags: TrackTags,
    progress: Progress,
) -> None:
    """Write the track; raises the error of `out` where that cannot be written to."""
    target = _Target(out)
    container, coding = container_of(track_format, layout.frames)
    try:
        with soundfile.SoundFile(
            target, "w", samplerate=RATE, channels=CHANNELS, format=container, subtype=coding
        ) as track:
            _tag(track, tags)
            # Blocks of a second: libsndfile overruns its stack with a minute of Vorbis at once.
            for block in layout.blocks(progress=progress):
                track.write(block)
                target.check()
    except (soundfile.SoundFileError, AssertionError):
        # libsndfile only knows that something failed; what it was is the target's to say.
        target.check()
        raise
    target.check()


def container_of(track_format: TrackFormat, frames: int) -> tuple[str, str]:
    """Return libsndfile's names for the container and the coding of so many frames."""
    container, coding = _CODINGS[track_format]
    if track_format is TrackFormat.WAV and frames * _BYTES_PER_FRAME > _LARGEST_WAV:
        container = "RF64"
    return container, coding


def _tag(track: soundfile.SoundFile, tags: TrackTags) -> None:
    for name, text in asdict(tags).items():
        if text:
            setattr(track, name, text)


class _Target:
    """The file as libsndfile's C code needs it: it never raises, and tells its error later.

    An exception in a callback from C is printed and lost.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._error: OSError | KeyboardInterrupt | None = None

    def check(self) -> None:
        if self._error is not None:
            raise self._error

    def write(self, chunk: bytes) -> int:
        return self._attempt(self._out.write, chunk)

    def seek(self, offset: int, whence: int) -> int:
        return self._attempt(self._out.seek, offset, whence)

    def tell(self) -> int:
        return self._attempt(self._out.tell)

    def _attempt(self, action: Callable[..., int], *arguments: object) -> int:
        if self._error is not None:
            return 0
        try:
            return action(*arguments)
        except (OSError, KeyboardInterrupt) as error:
            self._error = error
            return 0
