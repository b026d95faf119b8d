"""The cue plan: everything that will be heard, at absolute times."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from aquatimer.plan.metronome import Clicks
from aquatimer.units.durations import Milliseconds


class CueKind(StrEnum):
    """What makes the sound."""

    TONE = "tone"
    SPEECH = "speech"


class Sound(StrEnum):
    """The tones, each by the name of its file in `sounds/`."""

    TICK = "tick"
    CHANGE = "change"
    EASIER = "easier"
    REST = "rest"
    HALF = "half"
    REP = "rep"
    FINISH = "finish"
    CLICK = "click"


USUAL_TONES: Mapping[Sound, Milliseconds] = MappingProxyType(
    {
        Sound.TICK: 160,
        Sound.CHANGE: 400,
        Sound.EASIER: 400,
        Sound.REST: 700,
        Sound.HALF: 300,
        Sound.REP: 60,
        Sound.FINISH: 1200,
        Sound.CLICK: 30,
    }
)
"""How long the shipped tones last; a runner's own may differ."""


class Verbosity(StrEnum):
    """How much is said."""

    QUIET = "quiet"
    BRIEF = "brief"
    COACH = "coach"


@dataclass(frozen=True, slots=True)
class ClipLengths:
    """How long each clip lasts: every tone, and every text that the voice could speak."""

    tones: Mapping[Sound, Milliseconds]
    speech: Mapping[str, Milliseconds]


@dataclass(frozen=True, slots=True)
class Cue:
    """One sound of the plan: a tone names its `sound`, speech its `text`.

    `at` counts from the start of the first segment, so what is heard before that is negative.
    `name` is the role in `cues.md`: tick, change, start and so on.
    """

    at: Milliseconds
    kind: CueKind
    name: str
    duration: Milliseconds
    segment: int
    sound: Sound | None = None
    text: str | None = None

    @property
    def end(self) -> Milliseconds:
        """The moment it is silent again."""
        return self.at + self.duration


class Work(NamedTuple):
    """A stretch of a session that is harder than easy: music may differ in it."""

    start: Milliseconds
    end: Milliseconds


@dataclass(frozen=True, slots=True)
class CuePlan:
    """All cues of one session in order of time.

    `clicks` are those of a metronome, and `work` is when it is harder than easy, both in order.
    """

    name: str
    total: Milliseconds
    cues: tuple[Cue, ...]
    clicks: tuple[Clicks, ...] = ()
    work: tuple[Work, ...] = ()

    @property
    def start(self) -> Milliseconds:
        """Where the first sound is: zero, or before it where there is a count-in."""
        return min([0, *(cue.at for cue in self.cues)])

    @property
    def end(self) -> Milliseconds:
        """Where the last sound has died away; not before the end of the session."""
        return max([self.total, *(cue.end for cue in self.cues)])
