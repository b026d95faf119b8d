"""A journal that is remembered as well, for when the session is over."""

from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Journal, Moment
from aquatimer.session.record import Before, Done
from aquatimer.units.durations import Milliseconds


class Logbook:
    """Hands everything on to a journal, and tells the whole session, also one that is gone on with.

    `planned` is the timeline that it began with, `breaks` how long it was cut off each time.
    """

    def __init__(self, planned: Timeline, journal: Journal, before: Before | None = None) -> None:
        before = before or Before(planned, (), (), ())
        self.planned = before.planned
        self.breaks = before.breaks
        self.events: list[Event] = [*before.events]
        self.stretches: list[Done] = [*before.done]
        self._journal = journal

    def note(self, moment: Moment) -> None:
        """Keep something that happened."""
        self.events.append(moment.event)
        self._journal.note(moment)

    def done(self, done: Done) -> None:
        """Keep a stretch that was done."""
        self.stretches.append(done)
        self._journal.done(done)

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        """Keep where the session is and what it is in."""
        self._journal.beat(position, state, under_way)

    def problem(self) -> str | None:
        """Return why nothing can be kept, None while all is well."""
        return self._journal.problem()

    def close(self) -> None:
        """Have everything on the disk."""
        self._journal.close()
