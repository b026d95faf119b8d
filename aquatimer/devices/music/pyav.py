"""Music as FFmpeg's libraries read it, through the extra `m4a`: AAC, ALAC, WMA and most others."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.recording import UnreadableError


class PyavRecording:
    """An open file of music; it goes to a place from the start, so that noise stays the same.

    What an AAC holds of noise is only how loud it is, and each decoder makes its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._left: Stereo = np.zeros((0, 0), dtype=np.float32)
        self._open()
        self.rate: int = self._stream.rate
        self.channels: int = self._stream.channels

    def seek(self, frame: int) -> None:
        """Go on to a frame, or begin anew where it was passed already."""
        if frame < self._place:
            self.close()
            self._open()
        while self._place < frame and len(self.read(min(frame - self._place, self.rate))):
            pass

    def read(self, count: int) -> Stereo:
        """Return the next frames."""
        blocks, found = [self._left], len(self._left)
        try:
            while found < count and len(block := next(self._blocks, self._left[:0])):
                blocks.append(block)
                found += len(block)
        except (av.FFmpegError, OSError) as error:
            raise UnreadableError("is broken") from error
        frames = np.concatenate(blocks)
        # A copy, or all that was read would be held for it.
        self._left = frames[count:].copy()
        self._place += len(frames) - len(self._left)
        return frames[:count]

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def _open(self) -> None:
        try:
            self._container = av.open(self._path, metadata_errors="ignore")
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
        if not self._stream.rate or not self._stream.channels:
            self.close()
            raise UnreadableError("cannot be read as music")
        self._blocks = self._decoded()
        self._place = 0
        self._left = np.zeros((0, self._stream.channels), dtype=np.float32)

    def _decoded(self) -> Iterator[Stereo]:
        converter = av.AudioResampler(format="flt", layout=self._stream.layout)
        for frame in self._container.decode(self._stream):
            for converted in converter.resample(frame):
                block = converted.to_ndarray().reshape(-1, self._stream.channels)
                yield np.array(block, dtype=np.float32)
