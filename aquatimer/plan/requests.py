"""What is asked to be said: each request with its wordings, its place and its rank."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from aquatimer.plan.passages import Written
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
    OLD_MARKERS = 7
    HEART_RATE = 8


class Place(StrEnum):
    """Where in its window a request is spoken.

    `OPENING` after all the others of that place, at the beginning or not at all; `AT` the
    beginning or not at all; `BY` the end, begun near `Request.aim`; `WITHIN` wherever there is
    room first.
    """

    OPENING = "opening"
    AT = "at"
    BY = "by"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Request:
    """Wordings from the longest to the shortest; the first that fits between two times is said.

    `name` is the role of the cue. `written` is what only the longest wording holds of the
    runner's own. `spares` are texts at times of their own that this one is better not spoken
    over, the dearest first.
    """

    name: str
    rank: Rank
    place: Place
    earliest: Milliseconds
    latest_end: Milliseconds
    wordings: tuple[str, ...]
    aim: Milliseconds = 0
    spares: tuple[tuple[Milliseconds, str], ...] = ()
    written: Written | None = None
