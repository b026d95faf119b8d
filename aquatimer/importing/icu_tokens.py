"""The words of a step of intervals.icu: what is cue text, what time, what target."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from aquatimer.importing.steps import Aim
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds


class Kind(Enum):
    """What a word of a step is."""

    DURATION = auto()
    DISTANCE = auto()
    RAMP = auto()
    CADENCE = auto()
    HEART_RATE = auto()
    THRESHOLD_RATE = auto()
    POWER_SHARE = auto()
    ZONE = auto()
    WATTS = auto()
    PACE = auto()
    FREE = auto()
    OTHER = auto()

    @property
    def is_target(self) -> bool:
        """Whether it says how hard a step is."""
        return self in _TARGETS


_TARGETS = frozenset(
    (
        Kind.HEART_RATE,
        Kind.THRESHOLD_RATE,
        Kind.POWER_SHARE,
        Kind.ZONE,
        Kind.WATTS,
        Kind.PACE,
        Kind.FREE,
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or a target with the unit after it."""

    kind: Kind
    text: str


_N = r"\d{1,6}(?:\.\d{1,3})?"
_DURATION = re.compile(
    rf"(?=\d)(?:(?P<h>{_N})h)?(?:(?P<m>{_N})(?:m|')(?P<bare>\d{{1,2}}(?![\d.]))?)?(?:(?P<s>{_N})(?:s|\"))?",
    re.ASCII | re.IGNORECASE,
)
_KINDS = (
    (Kind.DISTANCE, rf"{_N}(?:mtr|km|mi|yd?|yrd)"),
    (Kind.CADENCE, r"\d{1,3}(?:-\d{1,3})?rpm"),
    (Kind.POWER_SHARE, rf"{_N}%?-?{_N}%|{_N}%"),
    (Kind.ZONE, r"c?z\d(?:-c?z\d)?"),
    (Kind.WATTS, r"\d{1,5}(?:w?-\d{1,5})?w"),
    (Kind.PACE, r"\d{1,2}:\d\d\S*"),
    (Kind.RAMP, r"ramp"),
    (Kind.FREE, r"freeride|maxeffort"),
)
_PATTERNS = tuple((kind, re.compile(text, re.ASCII | re.IGNORECASE)) for kind, text in _KINDS)
_UNITS = {"hr": Kind.HEART_RATE, "lthr": Kind.THRESHOLD_RATE, "pace": Kind.POWER_SHARE}
_PLAIN_UNITS = ("mmp", "ftp", "power")


def split_step(text: str) -> tuple[str, list[Token]]:
    """Return the words before the first time or target, and everything from there on."""
    words = text.split()
    first = next((n for n, word in enumerate(words) if _kind(word) is not Kind.OTHER), len(words))
    tokens: list[Token] = []
    for word in words[first:]:
        unit = word.lower()
        last = tokens[-1] if tokens else None
        if last and last.kind is Kind.POWER_SHARE and unit in (*_UNITS, *_PLAIN_UNITS):
            kind = _UNITS.get(unit, last.kind)
            tokens[-1] = Token(kind, f"{last.text} {word}")
        elif last and last.kind in (Kind.ZONE, Kind.PACE) and unit in _UNITS:
            tokens[-1] = Token(last.kind, f"{last.text} {word}")
        else:
            tokens.append(Token(_kind(word), word))
    return " ".join(words[:first]), tokens


def joined_duration(tokens: Sequence[Token]) -> Milliseconds | None:
    """Return the time that the words make together, None where there is none."""
    found = [_duration(token.text) for token in tokens if token.kind is Kind.DURATION]
    return sum(filter(None, found)) or None


def numbers(token: Token) -> tuple[int, int]:
    """Return the lower and the higher number of a target."""
    found = [round(float(number)) for number in re.findall(_N, token.text)] or [0]
    return min(found[:2]), max(found[:2])


def cadence(tokens: Sequence[Token]) -> Aim | None:
    """Return the cadence among the words as a target."""
    token = next((token for token in tokens if token.kind is Kind.CADENCE), None)
    return Aim("cadence", *numbers(token)) if token else None


def _kind(word: str) -> Kind:
    if _duration(word):
        return Kind.DURATION
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(word)), Kind.OTHER)


def _duration(word: str) -> Milliseconds | None:
    found = _DURATION.fullmatch(word)
    if not found:
        return None
    parts = (("h", HOUR), ("m", MINUTE), ("bare", SECOND), ("s", SECOND))
    return round(sum(float(found[name] or 0) * unit for name, unit in parts)) or None
