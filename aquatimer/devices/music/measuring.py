"""What has to be known of a song before it is played: found once, and kept."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from aquatimer.audio.clips import RATE
from aquatimer.audio.loudness import SILENT
from aquatimer.audio.music.metering import Meter
from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.music.decoders import open_recording
from aquatimer.devices.music.recording import Recording, UnreadableError
from aquatimer.devices.music.reels import Reel
from aquatimer.devices.music.segments import LENGTH
from aquatimer.devices.music.song_files import Facts

_VERSION = 2  # counts up with every change that makes other facts
_MOST_CHANNELS = 2
_RATES = range(4_000, 384_001)
_SHORTEST = RATE  # what is shorter is no song


def _unwatched() -> None:
    """Let it be listened to until its end."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    channels: int
    begin: int
    end: int
    loudness: float


class FactFiles:
    """Facts by path, size and time of songs, a small file each; without a folder that works, none.

    Not to be able to keep them costs only the time to find them again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def facts_of(self, path: Path, listening: Callable[[], None] = _unwatched) -> Facts:
        """Return what is known of a song, or find it as `measured` does; raises UnreadableError."""
        try:
            status = path.stat()
        # A ValueError for a name that no file can have.
        except (OSError, ValueError) as error:
            raise UnreadableError("is not there") from error
        if not status.st_size:
            raise UnreadableError("is empty")
        about = json.dumps([_VERSION, str(path.resolve()), status.st_size, status.st_mtime_ns])
        file = self._folder / f"{hashlib.sha256(about.encode()).hexdigest()}.json"
        try:
            return Facts(**_Kept.model_validate_json(file.read_bytes()).model_dump())
        except (OSError, ValidationError):
            facts = measured(path, listening)
        self._keep(file, facts)
        return facts

    def _keep(self, file: Path, facts: Facts) -> None:
        kept = _Kept(
            channels=facts.channels, begin=facts.begin, end=facts.end, loudness=facts.loudness
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with writing(file, lasting=False) as out:
                out.write(kept.model_dump_json().encode())
        except (WritingError, OSError):
            return


def measured(path: Path, listening: Callable[[], None] = _unwatched) -> Facts:
    """Read a song to its end, a few seconds at a time; raises UnreadableError for what is none.

    `listening` is called every few seconds of it, and what that raises ends the reading.
    """
    recording = open_recording(path)
    try:
        if recording.channels > _MOST_CHANNELS or recording.rate not in _RATES:
            raise UnreadableError(
                f"has {recording.channels} channels at {recording.rate} Hz, which is not usual"
            )
        return _facts(recording, listening)
    finally:
        recording.close()


def _facts(recording: Recording, listening: Callable[[], None]) -> Facts:
    meter, reel = Meter(), Reel(recording)
    frames = number = 0
    while count := _listen(reel, number, meter):
        listening()
        frames += count
        number += 1
        if count < LENGTH:
            break
    if not frames:
        raise UnreadableError("is empty")
    loudness = meter.loudness()
    if loudness == SILENT:
        raise UnreadableError("is silent")
    begin, end = meter.audible()
    if min(end, frames) - begin < _SHORTEST:
        raise UnreadableError("is shorter than a second")
    return Facts(recording.channels, begin, min(end, frames), loudness)


def _listen(reel: Reel, number: int, meter: Meter) -> int:
    """Measure a segment and return its length; when the next is decoded it is gone."""
    segment = reel.decoded(number)
    if not np.isfinite(segment).all():
        raise UnreadableError("is broken")
    meter.add(segment)
    return len(segment)
