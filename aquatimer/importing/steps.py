"""What is read from another format, before it becomes a workout of ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from aquatimer.units.durations import Milliseconds

Zones: TypeAlias = Mapping[str, tuple[int, int]]
"""What each effort stands for in percent of the maximum heart rate; others have no target."""


class RefusedError(Exception):
    """A file cannot become a workout; each of `reasons` is a sentence for the runner."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as the language has it; `measure` is percent, bpm, rpe or cadence."""

    measure: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Step:
    """One interval; a wait has no effort, and where nothing ends it no duration.

    `cues` are milliseconds after its start with their words. `note` is what stood in the file and
    could not be carried; it is kept as a comment. `climbs` is for a step in a round of `Rungs` that
    lasts as long as the rung.
    """

    duration: Milliseconds
    effort: str
    wait: bool = False
    phase: str | None = None
    label: str | None = None
    aim: Aim | None = None
    reps: int = 0
    says: tuple[str, ...] = ()
    cues: tuple[tuple[Milliseconds, str], ...] = ()
    note: str | None = None
    climbs: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A line for people, such as the name of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """Parts that are gone through `count` times."""

    count: int
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Rungs:
    """Parts that are gone through once for each time from point to point by steps of `by`."""

    points: tuple[Milliseconds, ...]
    by: Milliseconds
    parts: tuple["Part", ...]


Part: TypeAlias = Step | Remark | Rounds | Rungs


@dataclass(frozen=True, slots=True)
class Foreign:
    """A whole workout from elsewhere; each of `losses` is a sentence about what was not carried."""

    parts: tuple[Part, ...]
    title: str = ""
    about: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


def segments_in(parts: Iterable[Part]) -> int:
    """Return how many segments the parts unroll to, without unrolling them."""
    return sum(_segments(part) for part in parts)


def lasting(parts: Iterable[Part]) -> Milliseconds:
    """Return how long the parts last, all rounds counted."""
    return sum(_lasting(part) for part in parts)


def said_in(parts: Iterable[Part]) -> int:
    """Return how many words are said within the parts, each round's counted, and repetitions."""
    return sum(_said(part) for part in parts)


def _said(part: Part) -> int:
    if isinstance(part, Rounds):
        return part.count * said_in(part.parts)
    return len(part.says) + len(part.cues) + part.reps if isinstance(part, Step) else 0


def _segments(part: Part) -> int:
    if isinstance(part, Rounds):
        return part.count * segments_in(part.parts)
    return 1 if isinstance(part, Step) else 0


def _lasting(part: Part) -> Milliseconds:
    if isinstance(part, Rounds):
        return part.count * lasting(part.parts)
    return part.duration if isinstance(part, Step) else 0
