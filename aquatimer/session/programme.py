"""What is to come of a session: its timeline, its plan, the next wait, all loaded in a player."""

from aquatimer.plan.cues import CuePlan
from aquatimer.plan.splicing import CountIn, cut_over, gone_on_with
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.course import awaited_from
from aquatimer.session.ports import Coach, Player
from aquatimer.units.durations import SECOND, Milliseconds

_TIME_TO_PLAN: Milliseconds = SECOND
"""The device takes more while a plan is made: what it may take meanwhile is left as it is."""


class Programme:
    """Keeps a player with the right plan while the timeline changes under it.

    `jumps` counts how often what is heard did not follow from what was heard before, `landed` is
    where the last one led.
    """

    def __init__(
        self,
        timeline: Timeline,
        plan: CuePlan,
        player: Player,
        coach: Coach,
        count_in: CountIn | None,
    ) -> None:
        """Take over a player that is held at its start with `plan` loaded."""
        self.timeline = timeline
        self.plan = plan
        self.jumps = 0
        self.landed = player.position()
        self._player = player
        self._coach = coach
        self._count_in = count_in
        self.awaited = awaited_from(timeline, max(player.position(), self.begin))
        self._passed = 0

    @property
    def begin(self) -> Milliseconds:
        """Where the count-in ends."""
        return self._count_in.begin if self._count_in else 0

    @property
    def earliest(self) -> Milliseconds:
        """Where the count-in starts."""
        return self._count_in.start if self._count_in else min(0, self.plan.start)

    def begun(self) -> None:
        """Have no count-in any more."""
        count_in, self._count_in = self._count_in, None
        if count_in is not None and count_in.begin > 0:
            self.go_on()

    def go_to(self, position: Milliseconds) -> None:
        """Go to another position, with a plan that has all that was changed."""
        self._passed = 0
        self.awaited = awaited_from(self.timeline, position)
        plan = self._planned()
        self._jumped(position)
        if plan == self.plan:
            self._player.seek(position)
        else:
            self.plan = plan
            self._player.load(plan, position)

    def change(self, timeline: Timeline, wait: Segment | None) -> None:
        """Go on with a timeline that changes only what is still to come."""
        self.timeline = timeline
        first = self._passed if wait is None else wait.index
        position = self._player.position() if wait is None else wait.start
        self.awaited = awaited_from(timeline, position, first)
        self.go_on()

    def go_on(self) -> None:
        """Plan anew what the device has not taken yet."""
        at = self._player.ahead() + _TIME_TO_PLAN
        self.plan = gone_on_with(self.plan, self._planned(), at)
        self._player.load(self.plan)

    def cut_to(self, timeline: Timeline, position: Milliseconds, first: int) -> None:
        """End what is now at `position`, where segment `first` of another timeline begins."""
        self.timeline = timeline
        self._passed = first
        self.awaited = awaited_from(timeline, position, first)
        self.plan = cut_over(self.plan, self._planned(), position)
        self._jumped(position)
        self._player.load(self.plan, position)

    def _jumped(self, position: Milliseconds) -> None:
        self.jumps += 1
        self.landed = position

    def _planned(self) -> CuePlan:
        return self._coach.plan(self.timeline, awaited=self.awaited, count_in=self._count_in)
