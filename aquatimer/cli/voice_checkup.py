"""Whether there is a voice, found out by letting it speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from aquatimer.audio.clips import Audible
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.findings import Finding, Mark
from aquatimer.cli.speaking import asked_casting, asked_speaker
from aquatimer.devices.casting import Casting, cast
from aquatimer.devices.speech.listing import Listed, listed
from aquatimer.devices.speech.naming import named, short_name
from aquatimer.devices.speech.telling import advice


@dataclass(frozen=True, slots=True)
class VoiceCheckup:
    """What there is to say of the voice, and what it said."""

    findings: tuple[Finding, ...]
    clips: tuple[Audible, ...]


def check_voice() -> VoiceCheckup:
    """Try the engines and the voice that the settings ask for."""
    try:
        casting, wrong = asked_casting(), None
    except (ImpossibleError, WrongInputError) as failure:
        casting, wrong = cast(), str(failure)
    engines = tuple(listed(casting.engines))
    about_engines = tuple(_engines(engines))
    if wrong is not None:
        return VoiceCheckup((*about_engines, Finding("voice", Mark.PROBLEM, wrong)), ())
    voice, clips = _voice(_name(casting, engines))
    return VoiceCheckup((*about_engines, voice), clips)


def _engines(engines: Sequence[Listed]) -> Iterator[Finding]:
    """Yield a finding for each engine; while another one works a broken one is a warning."""
    broken = Mark.WARNING if any(one.fault is None for one in engines) else Mark.PROBLEM
    for one in engines:
        name = f"{one.engine.name} {one.engine.version}"
        if one.fault is None:
            yield Finding("speech engine", Mark.WORKS, f"{name}.")
        else:
            told = f"{name}: it {one.fault}. {advice(one.engine.name)}"
            yield Finding("speech engine", broken, told)


def _voice(name: str) -> tuple[Finding, tuple[Audible, ...]]:
    speaker = asked_speaker(caching=False)
    begin = perf_counter()
    spoken = speaker.voice.speak([speaker.phrases.halfway], lambda _done, _total: None)
    seconds = perf_counter() - begin
    clips = tuple(spoken.clips.values())
    problems = " ".join((*speaker.notices, *spoken.problems))
    if not clips:
        return Finding("voice", Mark.PROBLEM, problems), ()
    if problems:
        return Finding("voice", Mark.WARNING, problems), clips
    return Finding("voice", Mark.WORKS, f"{name} spoke a word in {seconds:.1f} s."), clips


def _name(casting: Casting, engines: Sequence[Listed]) -> str:
    """Return what the voice is called, or its engine where that does not tell."""
    first = next((one for one in engines if one.fault is None), None)
    if first is None:
        return casting.engines[0].name
    asked = None if first.engine.own_voice else casting.voice
    voice = named(first.voices, asked or first.voices.usual or "")
    return f"{voice.name} ({short_name(voice)})" if voice else first.engine.name
