"""What a language needs to have a coach: every word that is spoken, as data.

A text in braces stands for what is filled in. A capital at the beginning of a sentence and the
full stop at its end are added where they are missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aquatimer.plan.timeline import Phase


class Occasion(StrEnum):
    """When a tip fits."""

    WARM_UP = "warm-up"
    WORK = "work"
    RECOVERY = "recovery"
    LATE = "late"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class Tip:
    """One line on technique, or to take heart, two to five seconds long.

    One with `gear` is for sessions that use it, or that do not say what they use.
    """

    occasion: Occasion
    text: str
    gear: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun with its number: `one` is whole, `many` has `{count}`."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class TurnWords:
    """One turn of a loop: `place` has `{number}` and `{count}`, `last` is whole."""

    place: str
    last: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """How lengths are said.

    `minutes_seconds` has `{minutes}` with its noun and `{seconds}` as a bare number; `tenths` has
    `{whole}` and `{tenths}`.
    """

    hour: Counted
    minute: Counted
    second: Counted
    minutes_seconds: str
    tenths: str


@dataclass(frozen=True, slots=True)
class HeartRate:
    """How a target in beats is said: `between` has `{low}` and `{high}`, the others one of them.

    With `zero`, numbers above one hundred are said in pairs: one fifty, and one `zero` five.
    """

    between: str
    above: str
    below: str
    zero: str | None


@dataclass(frozen=True, slots=True)
class MarkerWords:
    """How bungee markers are told: what each effort's is called, and what is said of old ones.

    `old` is followed by `anew` where there is room.
    """

    names: Mapping[str, str]
    old: str
    anew: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The coach's words in one language.

    `language` is what num2words calls it, `voice` what espeak does. `efforts` has every built-in
    effort; a runner's own are said as written. `turns` names a loop that holds no other, one that
    holds such loops, and one around those. `heads_up` has `{effort}`, `heads_up_timed` `{time}`
    as well; `first` has `{interval}`; `left` and `session_left` have `{time}`.
    """

    language: str
    voice: str
    efforts: Mapping[str, str]
    wait: str
    phases: Mapping[Phase, str]
    time: TimeWords
    repetition: Counted
    turns: tuple[TurnWords, TurnWords, TurnWords]
    first: str
    heads_up: str
    heads_up_timed: str
    halfway: str
    left: str
    session_left: str
    heart_rate: HeartRate
    markers: MarkerWords
    finish: str
    tips: tuple[Tip, ...]
