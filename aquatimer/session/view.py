"""What there is to see of a session at one moment."""

from dataclasses import dataclass

from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.machine import State
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a session, taken at `position`.

    `remaining` is the time left of `segment`; before the start it is the time until then and
    `counting_in` is set; of a wait it is how long that has taken so far and `waiting` is set.
    `following` is None in the last segment. `trouble` says why nothing is heard, `notices`
    what else the runner should know now.
    """

    state: State
    position: Milliseconds
    segment: Segment
    following: Segment | None
    remaining: Milliseconds
    elapsed: Milliseconds
    left: Milliseconds
    counting_in: bool
    waiting: bool = False
    trouble: str | None = None
    notices: tuple[str, ...] = ()


def view_at(  # noqa: PLR0913 - a moment has these sides
    timeline: Timeline,
    *,
    state: State,
    position: Milliseconds,
    begin: Milliseconds = 0,
    wait: Segment | None = None,
    trouble: str | None = None,
    notices: tuple[str, ...] = (),
) -> View:
    """Return what there is to see of `timeline` at `position`.

    Before `begin` it is counted in. `wait` is the segment that the session waits in.
    """
    counting_in = position < begin
    elapsed = max(begin, position)
    if wait is None:
        elapsed = min(elapsed, timeline.total)
    segment = wait or timeline.at(elapsed)
    after = segment.index + 1
    return View(
        state=state,
        position=position,
        segment=segment,
        following=timeline.segments[after] if after < len(timeline.segments) else None,
        remaining=_remaining(segment, position, elapsed, begin, waiting=wait is not None),
        elapsed=elapsed,
        left=timeline.total - (segment.end if wait else elapsed),
        counting_in=counting_in,
        waiting=wait is not None,
        trouble=trouble,
        notices=notices,
    )


def _remaining(
    segment: Segment,
    position: Milliseconds,
    elapsed: Milliseconds,
    begin: Milliseconds,
    *,
    waiting: bool,
) -> Milliseconds:
    if waiting:
        return elapsed - segment.start
    return begin - position if position < begin else segment.end - elapsed
