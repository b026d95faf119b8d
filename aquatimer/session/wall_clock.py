"""When what was done was done: the stretches of a session on the clock of the wall."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aquatimer.plan.efforts import BUILT_IN, Effort, Target
from aquatimer.plan.laps import Lap, Span
from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import State
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds

_COUNTED = (State.ROLLING, State.WAITING)


@dataclass(frozen=True, slots=True)
class Noted:
    """How a session stood from a moment on, `at` milliseconds after its start.

    `away` is how long the computer slept before that.
    """

    at: Milliseconds
    position: Milliseconds
    state: State
    away: Milliseconds = 0


@dataclass(frozen=True, slots=True)
class Course:
    """What was noted of a session in order, what was done in order, and when it was seen last."""

    noted: Sequence[Noted]
    done: Sequence[Done]
    seen: Milliseconds


def laps_done(course: Course, timelines: Sequence[Timeline]) -> tuple[Lap, ...]:
    """Return what was done with its times; the first timeline that has a stretch tells of it."""
    under_way = _UnderWay(list(_under_way(course)))
    return tuple(_lap(done, tuple(under_way.take(done.done)), timelines) for done in course.done)


def _under_way(course: Course) -> Iterator[Span]:
    """Yield the times in which the session was under way; what is before position 0 is not."""
    end = Noted(course.seen, 0, State.STOPPED)
    for here, following in pairwise((*course.noted, end)):
        if here.state in _COUNTED:
            start = here.at + max(-here.position, 0)
            stop = following.at - following.away
            if stop > start:
                yield Span(start, stop)


@dataclass(slots=True)
class _UnderWay:
    spans: list[Span]
    after: Milliseconds = field(default=0, init=False)

    def take(self, duration: Milliseconds) -> Iterator[Span]:
        """Yield the next so many milliseconds; where there are no more of them, fewer."""
        while duration > 0 and self.spans:
            first = self.spans[0]
            start = max(first.start, self.after)
            stop = min(start + duration, first.end)
            if stop > start:
                yield Span(start, stop)
                duration -= stop - start
                self.after = stop
            if stop >= first.end:
                self.spans.pop(0)


def _lap(done: Done, spans: tuple[Span, ...], timelines: Iterable[Timeline]) -> Lap:
    effort, target = _effort(done, timelines)
    return Lap(effort, target, done.label, done.rounds, spans)


def _effort(done: Done, timelines: Iterable[Timeline]) -> tuple[Effort, Target]:
    segments = [segment for timeline in timelines for segment in timeline.segments]
    alike = [segment for segment in segments if segment.effort.name == done.effort]
    for segment in alike:
        if (segment.start, segment.label) == (done.start, done.label):
            return segment.effort, segment.target
    if alike:
        return alike[0].effort, alike[0].effort.target
    effort = BUILT_IN.get(done.effort) or Effort(done.effort, None, Target())
    return effort, effort.target
