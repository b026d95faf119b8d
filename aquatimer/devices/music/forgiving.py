"""Music as miniaudio reads it, loaded only for files that libsndfile refuses."""

from pathlib import Path

import miniaudio
import numpy as np

from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.recording import UnreadableError

_OGG = b"OggS"


class MiniaudioRecording:
    """Music as miniaudio reads it, which forgives more, but goes to a place from the start.

    It is never given an Ogg: damaged headers make its decoder write where it must not, and that
    ends the whole program.
    """

    seekable = False

    def __init__(self, path: Path) -> None:
        try:
            about = None if _is_ogg(path) else miniaudio.get_file_info(str(path))
        # A ValueError for a name that is not in letters.
        except (miniaudio.MiniaudioError, OSError, ValueError) as error:
            raise UnreadableError("cannot be read as music") from error
        if about is None:
            raise UnreadableError("cannot be read as music")
        self._path = str(path)
        self._frames: int = about.num_frames
        self.rate: int = about.sample_rate
        self.channels: int = about.nchannels
        self._left = np.zeros((0, self.channels), dtype=np.float32)
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Begin anew at a frame."""
        self._stream = miniaudio.stream_file(
            self._path,
            miniaudio.SampleFormat.FLOAT32,
            self.channels,
            self.rate,
            frames_to_read=self.rate,
            # Beyond the last frame it would fail.
            seek_frame=min(frame, max(self._frames - 1, 0)),
        )
        self._left = self._left[:0]

    def read(self, count: int) -> Stereo:
        """Return the next frames."""
        blocks = [self._left]
        try:
            while sum(map(len, blocks)) < count:
                blocks.append(self._decoded())
                if not len(blocks[-1]):
                    break
        except (miniaudio.MiniaudioError, OSError) as error:
            raise UnreadableError("is broken") from error
        frames = np.concatenate(blocks)
        self._left = frames[count:]
        return frames[:count]

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _decoded(self) -> Stereo:
        block = np.array(next(self._stream, ()), dtype=np.float32)
        return block.reshape(-1, self.channels)


def _is_ogg(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_OGG)) == _OGG
