"""A live session: the state machine over a player, which is its clock."""

from aquatimer.plan.cues import CuePlan
from aquatimer.plan.timeline import Timeline
from aquatimer.session.course import back_from, skip_from
from aquatimer.session.machine import Event, State, after
from aquatimer.session.ports import Player
from aquatimer.session.view import View, view_at


class LiveSession:
    """Runs one timeline: events in, what there is to see out.

    It never looks at a clock: `look` asks the player where it is and notices the end.
    """

    def __init__(self, timeline: Timeline, plan: CuePlan, player: Player) -> None:
        self.timeline = timeline
        self.plan = plan
        self._player = player
        self._state = State.READY

    @property
    def state(self) -> State:
        """Where the session stands, as of the last event or look."""
        return self._state

    def handle(self, event: Event) -> bool:
        """Carry out an event; False, and nothing done, where it means nothing now."""
        following = after(self._state, event)
        if following is None:
            return False
        self._state = following
        self._move(event)
        return True

    def look(self) -> View:
        """Return what there is to see now; past the last segment the session is finished."""
        position = self._player.position()
        if position >= self.timeline.total and self._state in {State.ROLLING, State.PAUSED}:
            self.handle(Event.END)
        return view_at(
            self.timeline,
            state=self._state,
            position=position,
            trouble=self._player.trouble(),
        )

    def has_rung_out(self) -> bool:
        """Whether the session is over and its last sound has died away."""
        if self._state is State.STOPPED:
            return True
        return self._state is State.FINISHED and self._player.position() >= self.plan.end

    def close(self) -> None:
        """End the session wherever it is and give the device back."""
        self.handle(Event.STOP)
        self._player.close()

    def _move(self, event: Event) -> None:
        match event:
            case Event.START | Event.GO_ON | Event.END:
                self._player.play()
            case Event.PAUSE | Event.STOP:
                self._player.hold()
            case Event.SKIP:
                self._player.seek(skip_from(self.timeline, self._player.position()))
            case Event.BACK:
                position = self._player.position()
                self._player.seek(back_from(self.timeline, position, earliest=self.plan.start))
