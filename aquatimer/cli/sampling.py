"""A sentence of the coach, heard as settings would have it."""

from collections.abc import Callable

from aquatimer.audio.clips import Audible
from aquatimer.cli.failures import ImpossibleError
from aquatimer.cli.hearing import hear
from aquatimer.cli.sounding import output_of
from aquatimer.cli.speaking import casting_of, speaker_of
from aquatimer.devices.settings import Settings
from aquatimer.plan.phrases.catalogue import Phrases


def hear_sample(settings: Settings, nap: Callable[[float], None]) -> None:
    """Speak a sentence; `nap` waits so many seconds. Raises WrongInputError and ImpossibleError."""
    output = output_of(settings.sound)
    clip = _spoken(settings)
    trouble = hear([clip], nap=nap, output=output).trouble
    if trouble is not None:
        raise ImpossibleError(trouble)


def sample_text(phrases: Phrases) -> str:
    """Return what a sprint of the last round is announced by."""
    parts = (phrases.efforts["sprint"], phrases.time.minute.one, phrases.turns[0].last)
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts)


def _spoken(settings: Settings) -> Audible:
    speaker = speaker_of(casting_of(settings.voice), settings.voice, caching=False)
    text = sample_text(speaker.phrases)
    spoken = speaker.voice.speak([text], lambda _done, _total: None)
    if text not in spoken.clips:
        raise ImpossibleError(" ".join(spoken.problems))
    return spoken.clips[text]
