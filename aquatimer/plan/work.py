"""Work and rest, as music tells them apart: work is all that is harder than easy."""

from collections.abc import Iterator
from itertools import groupby

from aquatimer.plan.cues import Work
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.units.durations import SECOND, Milliseconds

SHORTEST: Milliseconds = 10 * SECOND
"""What is shorter belongs to what was before it: nobody wants other music for five seconds."""


def work_of(timeline: Timeline) -> Iterator[Work]:
    """Yield the stretches of work in order, none touching."""
    begin: Milliseconds | None = None
    for works, segments in _turns(timeline):
        start, end = segments[0].start, segments[-1].end
        if end - start < SHORTEST and start > 0:
            continue
        if begin is not None and not works:
            yield Work(begin, start)
            begin = None
        elif begin is None and works:
            begin = start
    if begin is not None:
        yield Work(begin, timeline.total)


def _turns(timeline: Timeline) -> Iterator[tuple[bool, list[Segment]]]:
    lasting = (segment for segment in timeline.segments if segment.duration)
    for works, group in groupby(lasting, lambda segment: segment.effort.is_work):
        yield works, list(group)
