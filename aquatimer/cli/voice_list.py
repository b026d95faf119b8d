"""The engines and voices of this computer, as a table and as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence

from aquatimer.cli.columns import aligned
from aquatimer.devices.casting import Casting
from aquatimer.devices.speech.child_engine import VoiceName
from aquatimer.devices.speech.listing import Listed
from aquatimer.devices.speech.naming import family, short_name
from aquatimer.plan.phrases.languages import PHRASES

_FORMAT = "aquatimer.voices/1"


def voices_table(engines: Sequence[Listed], casting: Casting) -> str:
    """Return a line for each engine and each voice, for people."""
    lines = [f"{one.engine.name} {one.engine.version}: {one.fault or 'works'}" for one in engines]
    default = _default(engines, casting)
    rows = [("NAME", "LANGUAGE", "VOICE", "ENGINE", "")]
    rows += (
        (
            short_name(voice),
            voice.language,
            voice.name,
            one.engine.name,
            "default" if voice.identifier == (default or "").partition("+")[0] else "",
        )
        for one, voice in _voices(engines)
    )
    return "\n".join([*lines, "", *aligned(rows)])


def names_of(engines: Sequence[Listed]) -> set[str]:
    """Return the short names, as `--voice` takes them."""
    return {short_name(voice) for _, voice in _voices(engines)}


def with_words_first(voices: Iterable[VoiceName]) -> list[VoiceName]:
    """Return voices with those first in whose language the program has its words."""
    return sorted(voices, key=lambda voice: family(voice.language) not in PHRASES)


def voices_json(engines: Sequence[Listed], casting: Casting) -> str:
    """Return the same for programs."""
    default = _default(engines, casting)
    return json.dumps(
        {
            "format": _FORMAT,
            "engines": [
                {
                    "name": one.engine.name,
                    "version": one.engine.version,
                    "works": one.fault is None,
                    "problem": one.fault,
                }
                for one in engines
            ],
            "default": default,
            "voices": [
                {
                    "identifier": voice.identifier,
                    "name": voice.name,
                    "language": voice.language,
                    "engine": one.engine.name,
                }
                for one, voice in _voices(engines)
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _voices(engines: Sequence[Listed]) -> Iterator[tuple[Listed, VoiceName]]:
    """Yield each voice once: the second engine on Linux has those of the first."""
    told = set()
    for one in engines:
        for voice in with_words_first(one.voices.names):
            if voice not in told:
                told.add(voice)
                yield one, voice


def _default(engines: Sequence[Listed], casting: Casting) -> str | None:
    usual = next((one.voices.usual for one in engines if one.voices.names), None)
    own = casting.engines[0].own_voice and engines[0].fault is None
    return usual if own else casting.voice or usual
