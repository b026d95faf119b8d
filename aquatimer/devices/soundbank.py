"""The tones from files: the shipped ones, and the runner's own in their place."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from aquatimer.audio.clips import Clip
from aquatimer.audio.mastering import mastered
from aquatimer.audio.tones import loudness_of, tone
from aquatimer.devices.paths import as_named
from aquatimer.plan.cues import Sound
from aquatimer.units.durations import SECOND, Milliseconds

SUFFIXES = (".wav", ".flac", ".ogg", ".mp3")
"""The endings that a runner's own sound may have."""

_LONGEST: Milliseconds = 3 * SECOND
# Ticks come a second apart, and so may repetitions; two hundred clicks a minute 300 ms.
_LONGEST_OF: Mapping[Sound, Milliseconds] = {
    Sound.TICK: 900,
    Sound.REP: 900,
    Sound.CLICK: 250,
}
_RATES = range(4_000, 384_001)
_MOST_CHANNELS = 2


class FileSoundBank:
    """A sound bank over two folders: `shipped` has every tone, `own` any of them or none.

    An own sound that is broken or too long is left out, and `problems` say why.
    """

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        self._problems: list[str] = []
        self._tones = {sound: self._shipped(shipped, sound) for sound in Sound}
        for sound, path in self._found(own):
            clip = self._own(sound, path)
            if clip is not None:
                self._tones[sound] = clip

    @property
    def problems(self) -> tuple[str, ...]:
        """What the runner should know: whole sentences, empty where all is well."""
        return tuple(self._problems)

    def tones(self) -> Mapping[Sound, Clip]:
        """Return the clip of each tone, all of them."""
        return self._tones

    def _shipped(self, folder: Path, sound: Sound) -> Clip:
        path = folder / f"{sound}.wav"
        try:
            samples, _ = soundfile.read(as_named(path), dtype="int16")
        except soundfile.SoundFileError:
            self._problems.append(
                f"The sound {path} that belongs to aquatimer is missing or broken, so it was made"
                " anew for this session. Install aquatimer again."
            )
            return tone(sound)
        return Clip(samples)

    def _found(self, folder: Path | None) -> Iterator[tuple[Sound, Path]]:
        for path in self._files(folder):
            if path.stem.lower() in set(Sound):
                yield Sound(path.stem.lower()), path
            else:
                known = ", ".join(Sound)
                self._problems.append(
                    f"Your sound {path} is not used: its name must be one of {known}."
                )

    def _files(self, folder: Path | None) -> list[Path]:
        if folder is None:
            return []
        try:
            return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
        except FileNotFoundError:
            return []
        except OSError as error:
            self._problems.append(
                f"Your sounds in {folder} cannot be read ({error.strerror}), so the usual ones"
                " are played."
            )
            return []

    def _own(self, sound: Sound, path: Path) -> Clip | None:
        read = _read(path, _LONGEST_OF.get(sound, _LONGEST))
        if isinstance(read, str):
            self._problems.append(
                f"Your sound {path} {read}, so the usual {sound} tone is played in its place."
            )
            return None
        return mastered(read.samples, read.rate, loudness_of(sound))


class _Recording(NamedTuple):
    samples: NDArray[np.float32]
    rate: int


def _read(path: Path, longest: Milliseconds) -> _Recording | str:
    """Return the recording, or what is wrong with it."""
    try:
        with soundfile.SoundFile(as_named(path)) as file:
            if file.samplerate not in _RATES or file.channels > _MOST_CHANNELS:
                return f"has {file.channels} channels at {file.samplerate} Hz, which is not usual"
            most = file.samplerate * longest // SECOND
            samples = file.read(most + 1, dtype="float32")
            rate = file.samplerate
    except soundfile.SoundFileError:
        return "cannot be read as a sound"
    if len(samples) > most:
        return f"is longer than {longest / SECOND:g} seconds"
    if not np.isfinite(samples).all():
        return "is broken"
    return _Recording(samples, rate) if samples.any() else "is silent"
