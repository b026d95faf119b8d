"""What sound needs from outside: a voice that speaks, a bank that holds the tones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aquatimer.audio.clips import Audible, Clip
from aquatimer.plan.cues import Sound
from aquatimer.units.progress import Progress


@dataclass(frozen=True, slots=True)
class Spoken:
    """The clips that a voice made, by their text, and what it could not do.

    `problems` are whole sentences for the runner: what went wrong and what to do about it. Empty
    where every text has its clip.
    """

    clips: Mapping[str, Audible]
    problems: tuple[str, ...] = ()


class Voice(Protocol):
    """Turns texts into clips, trimmed of silence and brought to one loudness."""

    def speak(self, texts: Sequence[str], progress: Progress) -> Spoken:
        """Return a clip for each text that could be spoken; never raises for a broken engine."""
        ...


class SoundBank(Protocol):
    """Holds the clip of every tone."""

    def tones(self) -> Mapping[Sound, Clip]:
        """Return the clip of each tone, all of them."""
        ...

    @property
    def problems(self) -> tuple[str, ...]:
        """Whole sentences for the runner about sounds that could not be used."""
        ...
