"""Who speaks and how much: the command line first, then the settings, then the usual."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.audio.ports import Voice
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.settings import runner_settings
from aquatimer.devices.casting import Casting, NoPiperError, UnknownVoiceError, cast, cast_command
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.clip_tape import ClipTape
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.paths import NoSuchUserError, expanded
from aquatimer.devices.settings import VoiceSettings
from aquatimer.devices.speech.engines import SpeechEngine
from aquatimer.devices.speech.piper_file import ENDING
from aquatimer.devices.speech.rendering import SpeechSettings
from aquatimer.devices.voice import EngineVoice
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.languages import PHRASES


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice, the words it says, and sentences about what is not as the runner may expect."""

    voice: Voice
    phrases: Phrases = ENGLISH
    notices: tuple[str, ...] = ()


def asked_verbosity(chosen: argparse.Namespace) -> Verbosity:
    """Return how much is to be said."""
    return Verbosity(chosen.cues) if chosen.cues else runner_settings().cues.level


def asked_speaker(
    chosen: argparse.Namespace | None = None, *, caching: bool = True, on_tape: bool = False
) -> Speaker:
    """Return the voice that was asked for, on the command line or else in the settings.

    Raises WrongInputError where there is no such voice. Without caching all is spoken anew; what
    is `on_tape` takes no memory, and is for a file, not for the ear.
    """
    casting, how = asked_casting(chosen), runner_settings().voice
    return speaker_of(casting, how, caching=caching, on_tape=on_tape)


def speaker_of(
    casting: Casting, how: VoiceSettings, *, caching: bool = True, on_tape: bool = False
) -> Speaker:
    """Return a cast voice that speaks as settings say."""
    speech = SpeechSettings(casting.voice, how.rate, how.pitch, how.volume)
    cache = ClipCache(runner_folders().cache / "clips") if caching else None
    hold = ClipTape().hold if on_tape else None
    voice = EngineVoice(cache=cache, settings=speech, engines=casting.engines, hold=hold)
    phrases = PHRASES.get(casting.language)
    if phrases is None:
        return Speaker(voice, ENGLISH, (_no_words(casting.language),))
    return Speaker(voice, phrases)


def asked_casting(chosen: argparse.Namespace | None = None) -> Casting:
    """Return the engines and the voice that were asked for; raises WrongInputError."""
    # The settings' language is that of the settings' voice, so one choice takes the place of both.
    if chosen is not None and (chosen.voice, chosen.language) != (None, None):
        return _cast(chosen.voice, chosen.language)
    try:
        return casting_of(runner_settings().voice)
    except WrongInputError as wrong:
        raise WrongInputError(f"{wrong} Your settings ask for it.") from wrong


def casting_of(settings: VoiceSettings, engines: Sequence[SpeechEngine] | None = None) -> Casting:
    """Return the engines and the voice that settings ask for; raises WrongInputError.

    Where no `engines` are to be asked for their voices, only files and programs are looked at.
    """
    try:
        if settings.command is not None:
            return cast_command(settings.command, language=settings.language, engines=engines)
        return _cast(_from_config(settings.name), settings.language, engines)
    except (UnknownVoiceError, NoSuchUserError) as wrong:
        raise WrongInputError(str(wrong)) from wrong


def _from_config(name: str | None) -> str | None:
    """Return the name; a file is looked for from where the settings are."""
    if name is None or not name.lower().endswith(ENDING):
        return name
    return str(runner_folders().config / expanded(name))


def _cast(
    name: str | None, language: str | None, engines: Sequence[SpeechEngine] | None = None
) -> Casting:
    try:
        return cast(name=name, language=language, engines=engines)
    except UnknownVoiceError as unknown:
        raise WrongInputError(str(unknown)) from unknown
    except NoPiperError as missing:
        raise ImpossibleError(str(missing)) from missing


def _no_words(language: str) -> str:
    known = " and ".join(sorted(PHRASES))
    return (
        f'There are no words in the language "{language}" yet, so the voice says the English ones.'
        f" Choose others with --language; there are {known}."
    )
