"""Where commands lead to, and what the position brings about."""

from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.machine import Event, State
from aquatimer.units.durations import SECOND, Milliseconds

RESTART_WITHIN: Milliseconds = 3 * SECOND
"""Back goes to the previous segment this early in a segment, later to its own start."""

STEP: Milliseconds = 10 * SECOND
"""How far ahead and behind go."""


def awaited_from(timeline: Timeline, position: Milliseconds, first: int = 0) -> Segment | None:
    """Return the next wait that begins at `position` or later, from segment `first` on."""
    coming = (one for one in timeline.segments[first:] if one.wait and one.start >= position)
    return next(coming, None)


def back_from(
    timeline: Timeline, here: Segment, position: Milliseconds, *, earliest: Milliseconds
) -> Milliseconds:
    """Return the start of this segment, or of the one before where this has only just begun.

    From the beginning of the first segment it is `earliest`, the start of the count-in.
    """
    if position >= here.start + RESTART_WITHIN:
        return here.start
    return timeline.segments[here.index - 1].start if here.index > 0 else earliest


def ahead_from(timeline: Timeline, position: Milliseconds, awaited: Segment | None) -> Milliseconds:
    """Return ten seconds on, but no further than the next wait or the end."""
    return min(position + STEP, awaited.start if awaited else timeline.total)


def behind_from(position: Milliseconds, *, begin: Milliseconds, earliest: Milliseconds) -> int:
    """Return ten seconds back; from within the session no further than its beginning."""
    if position >= begin:
        return max(position - STEP, min(begin, 0))
    return max(position - STEP, earliest)


def due(
    state: State,
    position: Milliseconds,
    *,
    begin: Milliseconds,
    awaited: Segment | None,
    total: Milliseconds,
) -> Event | None:
    """Return what the position brings about in this state, None while nothing is due."""
    match state:
        case State.COUNTING_IN if position >= begin:
            return Event.BEGIN
        case State.ROLLING if position < begin:
            return Event.COUNT_IN
        case State.ROLLING if awaited is not None and position >= awaited.start:
            return Event.ARRIVE
        case State.ROLLING | State.PAUSED if position >= total and awaited is None:
            return Event.FINISH
        case _:
            return None
