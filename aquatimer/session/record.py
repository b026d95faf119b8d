"""What was really done of a plan, segment by segment."""

from collections.abc import Iterator
from dataclasses import dataclass

from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.session.machine import Event
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Done:
    """One stretch in one segment: from where, how long it was planned, and how long it was."""

    start: Milliseconds
    planned: Milliseconds
    done: Milliseconds
    effort: str
    phase: Phase
    label: str | None
    rounds: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What a session was that is gone on with: its plan, what happened and was done, in order.

    `breaks` are how long nobody was at it, each time that it was cut off.
    """

    planned: Timeline
    events: tuple[Event, ...]
    done: tuple[Done, ...]
    breaks: tuple[Milliseconds, ...]


class Ledger:
    """Follows a position and adds up the time that is spent in each segment."""

    def __init__(self, position: Milliseconds) -> None:
        self._position = position
        self._segment: Segment | None = None
        self._spent: Milliseconds = 0

    def follow(
        self, timeline: Timeline, position: Milliseconds, wait: Segment | None = None
    ) -> list[Done]:
        """Count the way from the last position to this one; return the segments it led out of.

        In a `wait` all of it counts there.
        """
        left: list[Done] = []
        for segment, time in _overlaps(timeline, self._position, position, wait):
            if self._segment is None or segment.index != self._segment.index:
                left += self.close()
                self._segment = segment
            self._spent += time
        self._position = max(self._position, position)
        return left

    def jump(self, position: Milliseconds) -> list[Done]:
        """Go on from another position; the way there does not count.

        Return the segment that it led out of: its index may be that of another one by the time
        that the position comes to it again.
        """
        self._position = position
        segment = self._segment
        if segment is None or position == segment.start or segment.start < position < segment.end:
            return []
        return self.close()

    def close(self) -> list[Done]:
        """Return the segment that was not led out of, if any time was spent in it."""
        done = self.under_way()
        self._segment, self._spent = None, 0
        return [] if done is None else [done]

    def under_way(self) -> Done | None:
        """Return what was done by now of the segment that was not led out of."""
        segment = self._segment
        if segment is None or not self._spent:
            return None
        told = (segment.effort.name, segment.phase, segment.label, segment.rounds)
        return Done(segment.start, segment.duration, self._spent, *told)


def _overlaps(
    timeline: Timeline, begin: Milliseconds, end: Milliseconds, wait: Segment | None
) -> Iterator[tuple[Segment, Milliseconds]]:
    """Yield each segment between two positions and how much of the way lies in it."""
    if end <= begin:
        return
    first = timeline.at(begin).index
    for segment in timeline.segments[first:]:
        if wait is not None and segment.index >= wait.index:
            yield wait, end - max(begin, wait.start)
            return
        if segment.start >= end:
            return
        time = min(end, segment.end) - max(begin, segment.start)
        if time > 0:
            yield segment, time
