"""Clips kept on disk, so that a session is spoken once and starts at once the next time."""

import hashlib
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path

import soundfile

from aquatimer.audio.clips import RATE, Clip, Samples
from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.paths import as_named

_LARGEST = 200 * 2**20
# No sentence is so long; what says it is would take all memory.
_LONGEST = 600 * RATE
# Of RFC 9639: the mark, the head of the first block, and its 34 bytes, which end with the sum.
_STREAMINFO_END, _MD5_SIZE = 4 + 4 + 34, 16


class ClipCache:
    """A folder with one FLAC file a clip, named by everything that the clip depends on.

    An entry in which a single bit is wrong counts as not there. A folder that cannot be used costs
    only the keeping, and `problem` says so.
    """

    def __init__(self, folder: Path, *, largest: int = _LARGEST) -> None:
        """Keep at most `largest` bytes, the clips that were used last."""
        self._folder = folder
        self._largest = largest
        self.problem: str | None = None

    def find(self, about: Mapping[str, object]) -> Clip | None:
        """Return the clip that was kept under this description."""
        path = self._path(about)
        try:
            samples = _kept_samples(path)
            os.utime(path)
        except (OSError, soundfile.SoundFileError):
            # Not there or not whole: it is made again, and keeping it tells what is wrong.
            return None
        return Clip(samples) if samples is not None and samples.any() else None

    def keep(self, about: Mapping[str, object], clip: Clip) -> None:
        """Keep the clip under its description."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with writing(self._path(about), lasting=False) as file:
                file.write(_flac(clip))
        except WritingError as error:
            self.problem = f"Speech is not kept for the next time. {error}"
        except OSError as error:
            self.problem = (
                f"Speech is not kept for the next time. Cannot make the folder {self._folder}"
                f" ({error.strerror})."
            )

    def prune(self) -> None:
        """Remove the clips that were used longest ago, until the rest is small enough."""
        try:
            self._remove_oldest()
        except FileNotFoundError:
            # Another session removes them at this moment; what is left waits for the next time.
            return
        except OSError as error:
            self.problem = f"Old speech in {self._folder} cannot be removed ({error.strerror})."

    def _remove_oldest(self) -> None:
        used = [(path.stat(), path) for path in self._folder.glob("*.flac")]
        used.sort(key=lambda entry: entry[0].st_mtime, reverse=True)
        total = 0
        for status, path in used:
            total += status.st_size
            if total > self._largest:
                path.unlink()

    def _path(self, about: Mapping[str, object]) -> Path:
        canonical = json.dumps(about, sort_keys=True, separators=(",", ":"))
        return self._folder / f"{hashlib.sha256(canonical.encode()).hexdigest()}.flac"


def _kept_samples(path: Path) -> Samples | None:
    """Return what a FLAC holds, None where that is not what was kept in it."""
    # By its path, not as a file of Python's: so the decoder leaves the interpreter alone.
    with soundfile.SoundFile(as_named(path)) as file:
        if file.samplerate != RATE or file.channels != 1 or file.frames > _LONGEST:
            return None
        samples: Samples = file.read(dtype="int16")
    # The decoder asks for the sum of each frame, and for none of the head, which has their number.
    with path.open("rb") as content:
        told = content.read(_STREAMINFO_END)[-_MD5_SIZE:]
    sound = samples.astype("<i2", copy=False).tobytes()
    return samples if hashlib.md5(sound, usedforsecurity=False).digest() == told else None


def _flac(clip: Clip) -> bytes:
    # In memory first: what a full disk raises would be lost in the callback of a C library.
    out = io.BytesIO()
    soundfile.write(out, clip.samples, RATE, format="FLAC", subtype="PCM_16")
    return out.getvalue()
