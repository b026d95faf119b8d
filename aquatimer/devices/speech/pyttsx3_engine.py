"""The first engine: pyttsx3, on the bundled espeak-ng on Linux and the system's voice elsewhere."""

import sys
from pathlib import Path
from typing import Any

from aquatimer.devices.speech.child_engine import VoiceName


class Pyttsx3Engine:
    """Speaks through pyttsx3, one text at a time."""

    def __init__(self) -> None:
        self._default: str | None = None
        if sys.platform == "linux":
            from aquatimer.devices.speech.espeak_library import (  # noqa: PLC0415 - Linux only
                DEFAULT_VOICE,
                load_espeak,
            )

            self._default = DEFAULT_VOICE
            load_espeak()
        import pyttsx3  # noqa: PLC0415 - on Linux it looks for the library while it is imported

        self._engine: Any = pyttsx3.init()

    def voices(self) -> list[VoiceName]:
        """Return every voice of this computer."""
        return [
            VoiceName(voice.id, voice.name or voice.id, str((voice.languages or [""])[0]))
            for voice in self._engine.getProperty("voices")
        ]

    def choose(self, voice: str | None, rate: int) -> bool:
        """Set voice and rate; false where the voice is not there and the usual one speaks."""
        chosen = _named(self.voices(), voice) if voice else None
        usual = self._default or _english(self.voices(), self._engine.getProperty("voice"))
        self._engine.setProperty("voice", chosen or usual)
        self._engine.setProperty("rate", rate)
        # The first one in a process does not wait for anything.
        self._engine.runAndWait()
        return voice is None or chosen is not None

    def save(self, text: str, path: str) -> None:
        """Speak `text` into a file: WAV, or AIFF on macOS whatever its name."""
        self._engine.save_to_file(text, path)
        # On Windows the file is complete by now, and waiting could wait for ever.
        if self._engine.isBusy() or not Path(path).exists():
            self._engine.runAndWait()


def _named(voices: list[VoiceName], wanted: str) -> str | None:
    """Return the voice of that identifier, name or language; espeak's may end in `+variant`."""
    name, plus, variant = wanted.partition("+")
    if plus and not _is_variant(variant):
        return None
    for voice in voices:
        short = voice.identifier.rpartition("/")[2]
        names = (voice.identifier, short, voice.name, voice.language)
        if name.casefold() in {other.casefold() for other in names}:
            return voice.identifier + plus + variant
    return None


def _is_variant(variant: str) -> bool:
    if sys.platform != "linux":
        return False
    from aquatimer.devices.speech.espeak_library import espeak_variants  # noqa: PLC0415 - Linux only

    return variant in espeak_variants()


def _english(voices: list[VoiceName], current: str) -> str:
    """Return the system's voice, or an English one where it speaks another language."""
    english = [voice.identifier for voice in voices if voice.language.lower().startswith("en")]
    return current if current in english or not english else english[0]
