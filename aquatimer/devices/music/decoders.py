"""What reads music: decoders that are tried one after the other.

Another one is a function that opens a path as a `Recording` or raises UnreadableError, and a place
in `DECODERS`.
"""

from collections.abc import Callable
from pathlib import Path

import soundfile

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.mpeg_frames import is_mpeg_or_another_kind
from aquatimer.devices.music.recording import Recording, UnreadableError
from aquatimer.devices.paths import as_named

Decoder = Callable[[Path], Recording]

_MPEG = (".mp3", ".mp2")


class SoundfileRecording:
    """Music as libsndfile reads it: MP3, FLAC, Ogg Vorbis, Opus, WAV, AIFF and more."""

    seekable = True

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() in _MPEG and not is_mpeg_or_another_kind(path):
            raise UnreadableError("cannot be read as music")
        try:
            self._file = soundfile.SoundFile(as_named(path))
        # A TypeError for a .raw, of which nothing tells the rate.
        except (soundfile.SoundFileError, OSError, TypeError) as error:
            raise UnreadableError("cannot be read as music") from error
        self.rate: int = self._file.samplerate
        self.channels: int = self._file.channels

    def seek(self, frame: int) -> None:
        """Go to a frame, at most to the end."""
        try:
            self._file.seek(min(frame, self._file.frames))
        except (soundfile.SoundFileError, OSError) as error:
            raise UnreadableError("is broken") from error

    def read(self, count: int) -> Stereo:
        """Return the next frames."""
        try:
            frames: Stereo = self._file.read(count, dtype="float32", always_2d=True)
        except (soundfile.SoundFileError, OSError) as error:
            raise UnreadableError("is broken") from error
        return frames

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def miniaudio_recording(path: Path) -> Recording:
    """Open what libsndfile does not take; raises UnreadableError."""
    if path.suffix.lower() in _OF_THE_EXTRA:
        raise UnreadableError("cannot be read as music")
    from aquatimer.devices.music.forgiving import MiniaudioRecording  # noqa: PLC0415 - 10 MB, seldom

    return MiniaudioRecording(path)


def pyav_recording(path: Path) -> Recording:
    """Open what only the extra `m4a` reads; raises UnreadableError."""
    try:
        from aquatimer.devices.music.pyav import PyavRecording  # noqa: PLC0415 - slow, and an extra
    except ImportError as missing:
        if path.suffix.lower() in _OF_THE_EXTRA:
            raise UnreadableError("needs PyAV (pip install 'aquatimer[m4a]')") from missing
        raise UnreadableError("cannot be read as music") from missing
    return PyavRecording(path)


_OF_THE_EXTRA = (".m4a", ".m4b", ".mp4", ".aac", ".wma", ".caf")
DECODERS: tuple[Decoder, ...] = (SoundfileRecording, miniaudio_recording, pyav_recording)


def open_recording(path: Path) -> Recording:
    """Open a file with the first decoder that can; raises UnreadableError."""
    # Not the error itself: it would hold what called this, in a ring, and so an open song.
    told = "cannot be read as music"
    for decoder in DECODERS:
        try:
            return decoder(path)
        except UnreadableError as error:
            told = str(error)
    raise UnreadableError(told)
