"""The first engine: pyttsx3, on the bundled espeak-ng on Linux and the system's voice elsewhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aquatimer.devices.speech.child_engine import EngineFault, VoiceName, Voices
from aquatimer.devices.speech.naming import family, named

if TYPE_CHECKING:
    from collections.abc import Callable


class Pyttsx3Engine:
    """Speaks through pyttsx3, one text at a time."""

    def __init__(self) -> None:
        self._usual: str | None = None
        self._variants: tuple[str, ...] = ()
        self._settle: Callable[[], object] = lambda: None
        if sys.platform == "linux":
            from aquatimer.devices.speech.espeak_library import (  # noqa: PLC0415 - Linux only
                DEFAULT_VOICE,
                espeak_variants,
                load_espeak,
            )

            # The library works in a thread of its own; at the end of `runAndWait` pyttsx3 tells it
            # to forget what it has not come to yet, such as the rate.
            self._settle = load_espeak().espeak_Synchronize
            self._usual, self._variants = DEFAULT_VOICE, espeak_variants()
        import pyttsx3  # noqa: PLC0415 - on Linux it looks for the library while it is imported

        try:
            self._engine: Any = pyttsx3.init()
        except (OSError, RuntimeError) as error:
            raise EngineFault("finds no speech system on this computer") from error
        # The first one in a process does not wait for anything.
        self._run()

    def voices(self) -> Voices:
        """Return every voice of this computer."""
        names = tuple(
            VoiceName(voice.id, voice.name or voice.id, str((voice.languages or [""])[0]))
            for voice in self._engine.getProperty("voices")
        )
        usual = self._usual or _english(names, self._engine.getProperty("voice"))
        return Voices(names, usual, self._variants)

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Set voice, rate and pitch; false where the voice is not there and the usual one speaks.

        Only espeak-ng changes its pitch.
        """
        voices = self.voices()
        chosen = named(voices, voice) if voice else None
        self._engine.setProperty("voice", chosen.identifier if chosen else voices.usual)
        self._engine.setProperty("rate", rate)
        if pitch is not None:
            self._engine.setProperty("pitch", pitch)
        return voice is None or chosen is not None

    def save(self, text: str, path: str) -> None:
        """Speak `text` into a file: WAV, or AIFF on macOS whatever its name."""
        self._engine.save_to_file(text, path)
        # On Windows the file is complete by now, and waiting could wait for ever.
        if self._engine.isBusy() or not Path(path).exists():
            self._run()

    def _run(self) -> None:
        self._settle()
        self._engine.runAndWait()


def _english(voices: tuple[VoiceName, ...], current: str) -> str:
    """Return the system's voice, or an English one where it speaks another language."""
    english = [voice.identifier for voice in voices if family(voice.language) == "en"]
    return current if current in english or not english else english[0]
