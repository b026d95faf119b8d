"""The timeline: a workout with every loop unrolled and every segment at its absolute time."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aquatimer.plan.efforts import Effort, Target
from aquatimer.plan.markers import Marker
from aquatimer.units.durations import Milliseconds


class Phase(StrEnum):
    """The part of the session that a segment belongs to."""

    WARMUP = "warmup"
    MAIN = "main"
    COOLDOWN = "cooldown"


DRY_LAND = "dry land"
"""The tag of sessions out of the water: no tips for the water, and no beats in it."""

DRY_LAND_EFFORTS = frozenset({"stretch", "strength"})


@dataclass(frozen=True, slots=True)
class WrittenCue:
    """A cue of the runner's own, `at` milliseconds after the start of its segment."""

    at: Milliseconds
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Reps:
    """`count` repetitions, one every `every` milliseconds; together they fill the segment."""

    count: int
    every: Milliseconds


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the session at one effort.

    `start` is the sum of the durations before it. `rounds` is one `(k, n)` for each loop around
    it, the outermost first. `says` is spoken when it starts, before its announcement. `line` is
    the line of the source, from 1. A `wait` goes on when the runner says so; `duration` is the
    time that a file takes for it, zero where it has none. `marker` is the athlete's bungee marker
    for its effort.
    """

    index: int
    start: Milliseconds
    duration: Milliseconds
    phase: Phase
    effort: Effort
    target: Target
    line: int
    label: str | None = None
    rounds: tuple[tuple[int, int], ...] = ()
    reps: Reps | None = None
    wait: bool = False
    says: tuple[str, ...] = ()
    cues: tuple[WrittenCue, ...] = ()
    marker: Marker | None = None

    @property
    def end(self) -> Milliseconds:
        """The start of whatever comes next."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session. `options` holds the value chosen for each option, durations in ms."""

    name: str
    title: str
    segments: tuple[Segment, ...]
    level: str | None = None
    gear: tuple[str, ...] = ()
    about: str | None = None
    author: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    options: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> Milliseconds:
        """How long the session is."""
        return self.segments[-1].end if self.segments else 0

    @property
    def is_on_dry_land(self) -> bool:
        """Whether it is done out of the water: it says so, or it has exercises of dry land."""
        efforts = {segment.effort.name for segment in self.segments}
        return DRY_LAND in self.tags or not efforts.isdisjoint(DRY_LAND_EFFORTS)

    def at(self, position: Milliseconds) -> Segment:
        """Return the segment that is running at `position`; the first before, the last after."""
        index = bisect_right(self.segments, position, key=lambda segment: segment.start) - 1
        return self.segments[max(index, 0)]
