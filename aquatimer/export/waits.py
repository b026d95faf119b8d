"""Waits in files that cannot wait: they take the time that the session gives for them."""

from aquatimer.plan.timeline import Segment, Timeline


class EndlessWaitError(ValueError):
    """A wait has no time in a format that cannot wait; the message is a sentence for the runner."""

    def __init__(self, wait: Segment) -> None:
        super().__init__(
            f"The wait in line {wait.line} has no time, and such a file cannot wait. "
            "Add one, as in 'wait or 1:00'."
        )


def require_times(timeline: Timeline) -> None:
    """Raise EndlessWaitError for the first wait that has no time, in a file that cannot wait."""
    for segment in timeline.segments:
        if segment.wait and not segment.duration:
            raise EndlessWaitError(segment)
