"""What is asked to be said: each request with its wordings, its place and its rank."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from aquatimer.units.durations import Milliseconds


class Rank(IntEnum):
    """Who comes first where two want the same room; the lowest wins."""

    START = 0
    HEADS_UP = 1
    WRITTEN = 2
    COUNT = 3
    HALF_OR_LEFT = 4
    ROUND = 5
    SESSION_LEFT = 6


class Place(StrEnum):
    """Where in its window a request is spoken.

    `AT` the beginning or not at all; `BY` the end, begun at `Request.aim` if that is early
    enough; `WITHIN` wherever there is room first.
    """

    AT = "at"
    BY = "by"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One text to be spoken in the role `name`."""

    name: str
    text: str


Wording = tuple[Utterance, ...]
"""Utterances that are spoken one after the other, or none of them."""


@dataclass(frozen=True, slots=True)
class Request:
    """Wordings from the longest to the shortest; the first that fits between two times is said."""

    rank: Rank
    place: Place
    earliest: Milliseconds
    latest_end: Milliseconds
    wordings: tuple[Wording, ...]
    aim: Milliseconds = 0
