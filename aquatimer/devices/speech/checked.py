"""Whether a file that an engine wrote is the text it was given: an engine's word is not enough."""

from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from aquatimer.devices.paths import as_named
from aquatimer.devices.speech.process import SpeechFault, TextFault

_SILENCE = 0.002
# The quickest texts take 57 ms a letter at this rate; what takes less than half was cut off.
_LEAST_PER_LETTER = 0.025
_AT_RATE = 165
_HEADER = 8


class Recording(NamedTuple):
    """What an engine spoke: (frames,) or (frames, channels), full scale is 1, at `rate` Hz."""

    samples: NDArray[np.float32]
    rate: int


def checked(path: Path, text: str, words_a_minute: int) -> Recording:
    """Return the recording in the file. Raises SpeechFault where it cannot be the whole text."""
    if not path.exists():
        raise SpeechFault("wrote no sound")
    if not _whole(path):
        raise SpeechFault("wrote only a part of the sound")
    try:
        samples, rate = soundfile.read(as_named(path), dtype="float32")
    except soundfile.SoundFileError as error:
        raise SpeechFault("wrote a broken sound") from error
    if np.abs(samples).max(initial=0.0) < _SILENCE:
        raise TextFault("wrote silence")
    if len(samples) / rate < _least_seconds(text, words_a_minute):
        raise TextFault("wrote a sound too short for the words")
    return Recording(samples, rate)


def _whole(path: Path) -> bool:
    """Compare the length in the header of a WAV or AIFF file, which the reader does not.

    Other kinds of file, which an external program may write, are left to the reader.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER:
        return False
    big = header.startswith(b"FORM")
    if not big and not header.startswith(b"RIFF"):
        return True
    size = int.from_bytes(header[4:], "big" if big else "little")
    return path.stat().st_size >= size + _HEADER


def _least_seconds(text: str, words_a_minute: int) -> float:
    # Other scripts have other lengths for a letter, and "Gooooo" is no longer than "Go".
    letters = sum(one.isascii() and one.isalpha() for one, _ in groupby(text.lower()))
    return letters * _LEAST_PER_LETTER * _AT_RATE / words_a_minute
