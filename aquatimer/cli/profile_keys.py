"""What `profile set` takes: each key, how its value is written, and where it is kept."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.profile import Markers, Zones
from aquatimer.devices.profiles import Changes, Entry

_Place = tuple[str, ...]
_Values = dict[_Place, Entry | None]

_FACTOR, _BEATS, _HR_MAX = ("water", "factor"), ("water", "beats"), ("water", "hr_max")
_WATER_FORMS = (
    "a share of the maximum on land (water 0.88), a number of beats less (water 15 beats), "
    "or the maximum that was measured in water (water max 172)"
)
_SHARE = re.compile(r"([01]?[.,]\d{1,3}|1)", re.ASCII)
_PERCENT = re.compile(r"(\d{2,3}) ?%", re.ASCII)
_LESS = re.compile(r"-?(\d{1,3}) ?(?:beats?|bpm)|-(\d{1,3})", re.ASCII)
_MEASURED = re.compile(r"(?:max|maximum|measured) (\d{1,3})|(\d{1,3}) (?:max|measured)", re.ASCII)
_ZONE = re.compile(r"(\d{1,3}) ?%? ?(?:-|–|to) ?(\d{1,3}) ?%?", re.ASCII)  # noqa: RUF001 - the dash of a range
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set: where it is kept, how a value is read, and an example."""

    places: tuple[_Place, ...]
    values: Callable[[str, date], _Values]
    example: str


def known_keys() -> Mapping[str, Key]:
    """Return every key by its name."""
    return {
        "name": _plain("name", "Anna"),
        "birth-year": _number("birth_year", "1985"),
        "hr-max": _number("hr_max", "188"),
        "hr-rest": _number("hr_rest", "48"),
        "sex": _word("sex", "female"),
        "units": _word("units", "beats"),
        "water": Key((_FACTOR, _BEATS, _HR_MAX), _water, "0.88"),
        **{f"zone.{effort}": _zone(effort) for effort in Zones.model_fields},
        **{f"marker.{effort}": _marker(effort) for effort in Markers.model_fields},
        **{f"marker.{effort}.note": _note(effort) for effort in Markers.model_fields},
    }


def changes_of(words: Sequence[str], today: date) -> Changes:
    """Return what `KEY VALUE... [KEY VALUE...]` asks for; raises WrongInputError.

    A word that is a key begins the next pair, unless it follows a key. A new place of a marker
    has no note but one that is set with it.
    """
    changes: _Values = {}
    for name, value in sorted(_pairs(words), key=lambda pair: pair[0]):
        key = _key(name)
        if not value.strip():
            raise WrongInputError(
                f"'{name}' needs a value. Write: aquatimer profile set {name} {key.example}"
            )
        changes.update(key.values(value.strip(), today))
    return changes


def marker_found(effort: str, place: str, note: str | None, today: date) -> Changes:
    """Return the changes that keep a marker which was found today."""
    section = ("markers", effort)
    return {(*section, "place"): place, (*section, "found"): today, (*section, "note"): note}


def cleared(names: Sequence[str]) -> Changes:
    """Return changes that take these keys out; raises WrongInputError for one that must stay."""
    if "name" in names:
        raise WrongInputError("A profile keeps its name. Set another: aquatimer profile set name …")
    return {place: None for name in names for place in _key(name).places}


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = known_keys()
    name, value = words[0], list[str]()
    for word in words[1:]:
        if value and _written(word) in known:
            yield name, " ".join(value)
            name, value = word, []
        else:
            value.append(word)
    yield name, " ".join(value)


def _written(name: str) -> str:
    return name.lower().replace("_", "-")


def _key(name: str) -> Key:
    known = known_keys()
    key = known.get(_written(name))
    if key is not None:
        return key
    close = difflib.get_close_matches(_written(name), known, 1)
    hint = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(known)}."
    raise WrongInputError(f"'{name}' is nothing that a profile has. {hint}")


def _plain(field: str, example: str) -> Key:
    return Key(((field,),), lambda text, _: {(field,): text}, example)


def _word(field: str, example: str) -> Key:
    return Key(((field,),), lambda text, _: {(field,): text.lower()}, example)


def _number(field: str, example: str) -> Key:
    def values(text: str, _: date) -> _Values:
        # What is no number is refused with the reason by the profile itself.
        is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
        return {(field,): int(text) if is_number else text}

    return Key(((field,),), values, example)


def _water(text: str, _: date) -> _Values:
    plain = " ".join(text.lower().split())
    if found := _SHARE.fullmatch(plain):
        return {_FACTOR: float(found[1].replace(",", ".")), _BEATS: None, _HR_MAX: None}
    if found := _PERCENT.fullmatch(plain):
        return {_FACTOR: int(found[1]) / 100, _BEATS: None, _HR_MAX: None}
    if found := _LESS.fullmatch(plain):
        return {_FACTOR: None, _BEATS: int(found[1] or found[2]), _HR_MAX: None}
    if found := _MEASURED.fullmatch(plain):
        return {_FACTOR: None, _BEATS: None, _HR_MAX: int(found[1] or found[2])}
    raise WrongInputError(f"'{text}' does not say how the water is allowed for: {_WATER_FORMS}.")


def _zone(effort: str) -> Key:
    place = ("zones", effort)

    def values(text: str, _: date) -> _Values:
        found = _ZONE.fullmatch(text)
        if found is None:
            raise WrongInputError(
                f"'{text}' is no range of percent for zone.{effort}. Write two numbers: 86-91"
            )
        return {place: [int(found[1]), int(found[2])]}

    return Key((place,), values, "86-91")


def _marker(effort: str) -> Key:
    def values(text: str, today: date) -> _Values:
        return dict(marker_found(effort, text, None, today))

    return Key((("markers", effort),), values, '"third tile from the ladder"')


def _note(effort: str) -> Key:
    place = ("markers", effort, "note")
    return Key((place,), lambda text, _: {place: text}, '"the new cord"')
