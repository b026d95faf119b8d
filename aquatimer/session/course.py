"""Where skip and back lead to."""

from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import SECOND, Milliseconds

RESTART_WITHIN: Milliseconds = 3 * SECOND
"""Back goes to the previous segment this early in a segment, later to its own start."""


def skip_from(timeline: Timeline, position: Milliseconds) -> Milliseconds:
    """Return the start of the next segment, or the end of the session from the last one."""
    return 0 if position < 0 else timeline.at(position).end


def back_from(
    timeline: Timeline, position: Milliseconds, *, earliest: Milliseconds
) -> Milliseconds:
    """Return the start of this segment, or of the one before where this has only just begun.

    From the beginning of the first segment it is `earliest`, the start of the count-in.
    """
    segment = timeline.at(position)
    if position >= segment.start + RESTART_WITHIN:
        return segment.start
    return timeline.segments[segment.index - 1].start if segment.index > 0 else earliest
