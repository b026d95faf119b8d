"""A journal that is remembered as well, for when the session is over."""

from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import State
from aquatimer.session.ports import Journal, Moment
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds


class Logbook:
    """Hands everything on to a journal; `planned` is the timeline that the session began with.

    Of a session that is gone on with it knows what was done since then.
    """

    def __init__(self, planned: Timeline, journal: Journal) -> None:
        self.planned = planned
        self.moments: list[Moment] = []
        self.stretches: list[Done] = []
        self._journal = journal

    def note(self, moment: Moment) -> None:
        """Keep something that happened."""
        self.moments.append(moment)
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
