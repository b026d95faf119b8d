"""What was done, stretch by stretch, on the clock of the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aquatimer.plan.efforts import Effort, Target
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import Milliseconds


class Span(NamedTuple):
    """From `start` to before `end`, in milliseconds after the session's start."""

    start: Milliseconds
    end: Milliseconds

    @property
    def duration(self) -> Milliseconds:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lap:
    """One stretch at one effort; a pause in it, or the night before a resume, parts its spans."""

    effort: Effort
    target: Target
    label: str | None
    rounds: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]

    @property
    def duration(self) -> Milliseconds:
        """How long it was, without pauses."""
        return sum(span.duration for span in self.spans)


def planned_laps(timeline: Timeline) -> tuple[Lap, ...]:
    """Return a session as if it had been done as it was planned, without a pause."""
    return tuple(
        Lap(one.effort, one.target, one.label, one.rounds, (Span(one.start, one.end),))
        for one in timeline.segments
        if one.duration
    )


def end_of(laps: Sequence[Lap]) -> Milliseconds:
    """Return when the last lap was over; zero where there is none."""
    return max((span.end for lap in laps for span in lap.spans), default=0)
