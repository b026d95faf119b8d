"""What a live session needs from outside: a player, which is its clock as well, and companions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from aquatimer.plan.cues import CuePlan
from aquatimer.plan.splicing import CountIn
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.machine import Event, State
from aquatimer.session.record import Before, Done
from aquatimer.units.durations import Milliseconds


class Player(Protocol):
    """Plays the mix of one cue plan and says where it is.

    Opened, it is at rest at the position it was made with. Positions are those of the plan, so
    a count-in is negative.
    """

    def play(self) -> None:
        """Roll on from where it is."""
        ...

    def hold(self) -> None:
        """Stop where it is; the stream stays open and is silent."""
        ...

    def seek(self, position: Milliseconds) -> None:
        """Go to `position`, rolling or held as before."""
        ...

    def load(self, plan: CuePlan, position: Milliseconds | None = None) -> None:
        """Play another plan from now on, at `position`; without one, exactly where it is.

        A plan that is the same as the one before up to `ahead` is then heard without a seam.
        """
        ...

    def ahead(self) -> Milliseconds:
        """Return the first position that can still be changed: the device has all before it."""
        ...

    def position(self) -> Milliseconds:
        """Return what is being heard now; never runs backwards but by `seek` and `load`."""
        ...

    def trouble(self) -> str | None:
        """Return why nothing is heard and what to do about it, None while all is well."""
        ...

    def close(self) -> None:
        """Give the device back; returns soon even if it hangs."""
        ...


class Coach(Protocol):
    """Plans what is heard, with the clips that are spoken by now."""

    def plan(
        self, timeline: Timeline, *, awaited: Segment | None, count_in: CountIn | None
    ) -> CuePlan:
        """Return the cue plan of a timeline up to the wait that is `awaited`.

        What is not spoken yet is left out, or said in fewer words, and spoken in the background.
        """
        ...

    def knows_more(self) -> bool:
        """Whether more has been spoken since a plan that could have used it; tells it once."""
        ...


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: what, where, how the session stood after it.

    `timeline` is the new plan where it changed, `away` how many seconds the computer slept.
    """

    event: Event
    position: Milliseconds
    state: State
    timeline: Timeline | None = None
    away: float | None = None


class Journal(Protocol):
    """Keeps what happens, as it happens, so that nothing is lost with the program."""

    def note(self, moment: Moment) -> None:
        """Keep something that happened."""
        ...

    def done(self, done: Done) -> None:
        """Keep a stretch that was done."""
        ...

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        """Keep where the session is and what it is in; may be called as often as one likes."""
        ...

    def problem(self) -> str | None:
        """Return why nothing can be kept and what to do about it, None while all is well."""
        ...

    def close(self) -> None:
        """Have everything on the disk. A session that has not ended by then can be resumed."""
        ...


class Wakefulness(Protocol):
    """Keeps the computer awake, and notices where it slept all the same."""

    def slept(self) -> float:
        """Return for how many seconds it slept since this was asked before."""
        ...

    def close(self) -> None:
        """Let it sleep again."""
        ...


class Accompanist(Protocol):
    """Sees to the music of a session."""

    def problem(self) -> str | None:
        """Return why music is not heard and what to do about it, None while all is well."""
        ...

    def close(self) -> None:
        """Have nothing more to do."""
        ...


class FixedPlan:
    """A coach who has one plan, whatever comes."""

    def __init__(self, plan: CuePlan) -> None:
        self._plan = plan

    def plan(
        self, timeline: Timeline, *, awaited: Segment | None, count_in: CountIn | None
    ) -> CuePlan:
        """Return the plan."""
        del timeline, awaited, count_in
        return self._plan

    def knows_more(self) -> bool:
        """Return False."""
        return False


class NoJournal:
    """Keeps nothing: for rehearsals."""

    def note(self, moment: Moment) -> None:
        """Do nothing."""

    def done(self, done: Done) -> None:
        """Do nothing."""

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        """Do nothing."""

    def problem(self) -> str | None:
        """Return None."""
        return None

    def close(self) -> None:
        """Do nothing."""


class NoMusic:
    """A session without music."""

    def problem(self) -> str | None:
        """Return None."""
        return None

    def close(self) -> None:
        """Do nothing."""


class NeverSleeps:
    """A computer that stays awake by itself."""

    def slept(self) -> float:
        """Return nought."""
        return 0.0

    def close(self) -> None:
        """Do nothing."""


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Companions:
    """Who goes along with a session besides its player; `released` is called when it is closed.

    `before` is what the session was that it goes on with.
    """

    coach: Coach | None = None
    journal: Journal = field(default_factory=NoJournal)
    wakefulness: Wakefulness = field(default_factory=NeverSleeps)
    accompanist: Accompanist = field(default_factory=NoMusic)
    before: Before | None = None
    released: Callable[[], object] = _nothing
