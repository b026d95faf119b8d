"""Clips kept on disk, so that a session is spoken once and starts at once the next time."""

import hashlib
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path

import soundfile

from aquatimer.audio.clips import RATE, Clip
from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.paths import as_named

_LARGEST = 200 * 2**20


class ClipCache:
    """A folder with one FLAC file a clip, named by everything that the clip depends on.

    An entry that was damaged, and FLAC notices a single bit, counts as not there. A folder that
    cannot be used costs only the keeping, and `problem` says so.
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
            # By its path, not as a file of Python's: so the decoder leaves the interpreter alone.
            samples, rate = soundfile.read(as_named(path), dtype="int16")
            os.utime(path)
        except (OSError, soundfile.SoundFileError):
            # Not there or not whole: it is made again, and keeping it tells what is wrong.
            return None
        return Clip(samples) if rate == RATE and samples.ndim == 1 and samples.any() else None

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


def _flac(clip: Clip) -> bytes:
    # In memory first: what a full disk raises would be lost in the callback of a C library.
    out = io.BytesIO()
    soundfile.write(out, clip.samples, RATE, format="FLAC", subtype="PCM_16")
    return out.getvalue()
