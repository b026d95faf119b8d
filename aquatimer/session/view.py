"""What there is to see of a session at one moment."""

from dataclasses import dataclass

from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.machine import State
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a session, taken at `position`.

    `remaining` is the time left of `segment`; before the start it is the time until then and
    `counting_in` is set. `following` is None in the last segment. `trouble` says why nothing is
    heard.
    """

    state: State
    position: Milliseconds
    segment: Segment
    following: Segment | None
    remaining: Milliseconds
    elapsed: Milliseconds
    left: Milliseconds
    counting_in: bool
    trouble: str | None


def view_at(
    timeline: Timeline, *, state: State, position: Milliseconds, trouble: str | None = None
) -> View:
    """Return what there is to see of `timeline` at `position`."""
    elapsed = min(max(position, 0), timeline.total)
    segment = timeline.at(elapsed)
    after = segment.index + 1
    counting_in = position < 0
    return View(
        state=state,
        position=position,
        segment=segment,
        following=timeline.segments[after] if after < len(timeline.segments) else None,
        remaining=-position if counting_in else segment.end - elapsed,
        elapsed=elapsed,
        left=timeline.total - elapsed,
        counting_in=counting_in,
        trouble=trouble,
    )
