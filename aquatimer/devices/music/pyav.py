"""Music as FFmpeg's libraries read it, through the extra `m4a`: AAC, ALAC, WMA and most others."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
from av.audio.frame import format_dtypes
from av.audio.stream import AudioStream
from av.container import InputContainer

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.recording import UnreadableError

# By their endings; to find out of what kind a file is takes FFmpeg a megabyte.
_USUALLY = {".m4a": "mov", ".m4b": "mov", ".mp4": "mov", ".wma": "asf"}


class PyavRecording:
    """An open file of music; it goes to a place from the start, so that noise stays the same.

    What an AAC holds of noise is only how loud it is, and each decoder makes its own.
    """

    seekable = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left: Stereo = np.zeros((0, 0), dtype=np.float32)
        self._open()

    def seek(self, frame: int) -> None:
        """Go on to a frame, or begin anew where it was passed already."""
        if frame < self._place:
            self.close()
            self._open()
        while self._place < frame and len(self.read(min(frame - self._place, self.rate))):
            pass

    def read(self, count: int) -> Stereo:
        """Return the next frames."""
        frames = np.empty((count, self.channels), dtype=np.float32)
        filled = 0
        while filled < count and len(block := self._left if len(self._left) else self._block()):
            taken = block[: count - filled]
            frames[filled : filled + len(taken)] = taken
            self._left = block[len(taken) :]
            filled += len(taken)
        self._place += filled
        return frames[:filled]

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def _open(self) -> None:
        try:
            self._container = _opened(self._path)
        except (av.FFmpegError, OSError) as error:
            raise UnreadableError("cannot be read as music") from error
        # A cover is a film of one picture, so there may be more than sound.
        if not self._container.streams.audio:
            self.close()
            raise UnreadableError("cannot be read as music")
        self._stream = self._container.streams.audio[0]
        if self._stream.codec_context is None:
            self.close()
            raise UnreadableError("is protected or in a coding that is unknown here")
        self.rate: int = self._stream.rate
        self.channels: int = self._stream.channels
        if not self.rate or not self.channels:
            self.close()
            raise UnreadableError("cannot be read as music")
        # With several threads, as is usual, a song takes more memory and no less time.
        self._stream.codec_context.thread_count = 1
        self._blocks = _decoded(self._container, self._stream)
        self._place = 0
        self._left = self._nothing

    def _block(self) -> Stereo:
        """Return what is decoded next, nothing at the end."""
        try:
            return next(self._blocks, self._nothing)
        except (av.FFmpegError, OSError) as error:
            raise UnreadableError("is broken") from error

    @property
    def _nothing(self) -> Stereo:
        return np.zeros((0, self.channels), dtype=np.float32)


def _opened(path: Path) -> InputContainer:
    """Open a file, which is usually of the kind that its ending tells; raises as `av.open` does."""
    usually = _USUALLY.get(path.suffix.lower())
    if usually is not None:
        with suppress(av.FFmpegError):
            return _opened_as(path, usually)
    return _opened_as(path, None)


def _opened_as(path: Path, kind: str | None) -> InputContainer:
    container: InputContainer = av.open(str(path), format=kind, metadata_errors="ignore")
    return container


def _decoded(container: InputContainer, stream: AudioStream) -> Iterator[Stereo]:
    # What a stream tells of itself changes with its frames.
    rate, channels = stream.rate, stream.channels
    for frame in container.decode(stream):
        if frame.sample_rate != rate:
            raise UnreadableError("changes its rate")
        if frame.format.name not in format_dtypes:
            raise UnreadableError("is in a coding that is unknown here")
        if frame.samples:
            yield _with_channels(_floating(frame), channels)


def _floating(frame: av.AudioFrame) -> Stereo:
    """Return a frame of FFmpeg as (count, channels), in full scale from -1 to 1."""
    # A converter of FFmpeg's own would keep threads and a megabyte for each song.
    planes = frame.to_ndarray()
    samples = planes.T if frame.format.is_planar else planes.reshape(frame.samples, -1)
    floating: Stereo = samples.astype(np.float32, copy=False)
    if np.issubdtype(samples.dtype, np.floating):
        return floating
    # Bytes are the one kind without a sign.
    offset = np.float32(1 if samples.dtype == np.uint8 else 0)
    return floating / np.float32(2 ** (8 * samples.itemsize - 1)) - offset


def _with_channels(sound: Stereo, channels: int) -> Stereo:
    """Return a sound that came with other channels than its song has as the same on all."""
    if sound.shape[1] == channels:
        return sound
    one: Stereo = sound.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(one, channels, axis=1)
