"""What a voice may be called by, and which one is meant."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from aquatimer.devices.speech.child_engine import VoiceName, Voices

_MOST_HINTS = 3


def named(voices: Voices, wanted: str) -> VoiceName | None:
    """Return the voice that is meant, None where there is none of that name.

    A name is looked for among the identifiers first, then among their last parts, the names, the
    languages, and the languages without their country. Where several match, it is the usual voice
    if that is one of them, else the first. A variant (`en-us+f3`) becomes part of the identifier.
    """
    name, plus, variant = wanted.partition("+")
    if plus and variant not in voices.variants:
        return None
    for way in _WAYS:
        matching = [voice for voice in voices.names if _plain(way(voice)) == _plain(name)]
        if matching:
            usual = (voice for voice in matching if voice.identifier == voices.usual)
            meant = next(usual, matching[0])
            return meant._replace(identifier=meant.identifier + plus + variant)
    return None


def near(voices: Voices, wanted: str) -> tuple[str, ...]:
    """Return what may have been meant by a name that no voice has, the nearest first."""
    name, plus, variant = wanted.partition("+")
    if plus and named(voices, name) is not None:
        close = get_close_matches(variant, voices.variants, _MOST_HINTS)
        return tuple(f"{name}+{meant}" for meant in close)
    plain = _plain(name)
    holding = (voice.name for voice in voices.names if plain and plain in _plain(voice.name))
    known = {_plain(known): known for voice in voices.names for known in _names(voice)}
    close = get_close_matches(plain, known, _MOST_HINTS)
    return tuple(dict.fromkeys([*(known[one] for one in close), *holding]))[:_MOST_HINTS]


def short_name(voice: VoiceName) -> str:
    """Return the shortest that a voice is called by: the last part of its identifier."""
    return voice.identifier.replace("\\", "/").rpartition("/")[2]


def family(language: str) -> str:
    """Return a language without its country: `de` of `de-AT`, `de_AT` or `DE`."""
    return _plain(language).partition("-")[0]


_WAYS: tuple[Callable[[VoiceName], str], ...] = (
    lambda voice: voice.identifier,
    short_name,
    lambda voice: voice.name,
    lambda voice: voice.language,
    lambda voice: family(voice.language),
)


def _names(voice: VoiceName) -> Iterator[str]:
    yield from (short_name(voice), voice.name, voice.language)


def _plain(name: str) -> str:
    return name.strip().casefold().replace("_", "-")
