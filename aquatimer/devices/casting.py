"""Who speaks: the engines and the voice for what was asked, and its language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aquatimer.devices.paths import NoSuchUserError, expanded
from aquatimer.devices.speech.child_engine import Voices
from aquatimer.devices.speech.engines import (
    SpeechEngine,
    command_engine,
    engines_here,
    piper_engine,
)
from aquatimer.devices.speech.listing import voices_here
from aquatimer.devices.speech.naming import family, named, near
from aquatimer.devices.speech.piper_file import ENDING, PiperFileError, piper_language

USUAL_LANGUAGE = "en"


class UnknownVoiceError(Exception):
    """There is no such voice; the message tells which ones are near, or what is missing."""


class NoPiperError(Exception):
    """Piper is not installed; the message says how it is."""


@dataclass(frozen=True, slots=True)
class Casting:
    """The engines in order of preference, the voice they are to use, and what it speaks.

    `voice` is an identifier, None for the usual one; `language` has no country.
    """

    engines: tuple[SpeechEngine, ...]
    voice: str | None = None
    language: str = USUAL_LANGUAGE


def cast(
    *,
    name: str | None = None,
    language: str | None = None,
    engines: Sequence[SpeechEngine] | None = None,
) -> Casting:
    """Return who speaks when a voice, or any voice of a language, is asked for.

    A name that ends in `.onnx` is the path of a Piper voice. Raises UnknownVoiceError and
    NoPiperError. Where no engine tells its voices nothing is checked.
    """
    here = tuple(engines_here() if engines is None else engines)
    if name is not None and name.lower().endswith(ENDING):
        return _piper(_model(name), language, here)
    wanted = language if name is None else name
    if wanted is None:
        return Casting(here)
    voices = voices_here(here)
    if voices is None:
        return Casting(here, wanted, language or family(wanted))
    found = named(voices, wanted)
    if found is None:
        raise UnknownVoiceError(not_there(wanted, voices))
    return Casting(here, found.identifier, language or family(found.language))


def cast_command(
    command: Sequence[str],
    *,
    language: str | None = None,
    engines: Sequence[SpeechEngine] | None = None,
) -> Casting:
    """Return who speaks when that is an external program; raises UnknownVoiceError."""
    here = engines_here() if engines is None else engines
    program = command_engine(command)
    if program is None:
        raise UnknownVoiceError(
            f'There is no program "{command[0]}" to speak with. Install it, or give its whole path.'
        )
    return _in_front(program, here, language or USUAL_LANGUAGE)


def _model(name: str) -> Path:
    try:
        return expanded(name)
    except NoSuchUserError as wrong:
        raise UnknownVoiceError(str(wrong)) from wrong


def _piper(model: Path, language: str | None, here: Sequence[SpeechEngine]) -> Casting:
    try:
        spoken = family(piper_language(model))
    except PiperFileError as wrong:
        raise UnknownVoiceError(str(wrong)) from wrong
    piper = piper_engine(model)
    if piper is None:
        raise NoPiperError(
            "Piper, which speaks with voice files, is not installed."
            " Install it: pip install 'aquatimer[piper]'."
        )
    return _in_front(piper, here, language or spoken)


def _in_front(engine: SpeechEngine, others: Sequence[SpeechEngine], language: str) -> Casting:
    """Let the others stand by with a voice of the same language."""
    standing_by = None if language == USUAL_LANGUAGE else language
    return Casting((engine, *others), standing_by, language)


def not_there(wanted: str, voices: Voices) -> str:
    """Say that there is no voice of this name, and which ones are near."""
    hints = near(voices, wanted)
    instead = f" Did you mean {' or '.join(hints)}?" if hints else ""
    all_of_them = "`aquatimer voices` lists them all."
    return f'There is no voice "{wanted}" on this computer.{instead} {all_of_them}'
