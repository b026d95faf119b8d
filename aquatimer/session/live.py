"""A live session: the state machine over a player, which is its clock."""

from collections.abc import Iterable

from aquatimer.plan.changes import one_round_fewer, one_round_more, to_cool_down, with_wait_of
from aquatimer.plan.cues import CuePlan
from aquatimer.plan.splicing import CountIn
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.session.course import ahead_from, back_from, behind_from, due
from aquatimer.session.logbook import Logbook
from aquatimer.session.machine import Event, State, after
from aquatimer.session.ports import Companions, FixedPlan, Moment, Player
from aquatimer.session.programme import Programme
from aquatimer.session.record import Done, Ledger
from aquatimer.session.view import View, view_at
from aquatimer.session.words import slept_notice
from aquatimer.units.durations import Milliseconds

_SLEEP_FROM = 1.0
_UNDER_WAY = {State.COUNTING_IN, State.ROLLING, State.PAUSED, State.WAITING}
_AT_REST = {State.PAUSED, State.WAITING}


class LiveSession:
    """Runs one timeline: events in, what there is to see out.

    It never looks at a clock: `look` asks the player where it is and notices what that brings
    about. It is to be called several times a second, from the thread that hands in the events.
    """

    def __init__(
        self,
        timeline: Timeline,
        plan: CuePlan,
        player: Player,
        companions: Companions | None = None,
        count_in: CountIn | None = None,
    ) -> None:
        """Take over a player that is held at its start with `plan` loaded."""
        companions = companions or Companions()
        self._player = player
        self._coach = companions.coach or FixedPlan(plan)
        self._journal = Logbook(timeline, companions.journal, companions.before)
        self._wakefulness = companions.wakefulness
        self._accompanist = companions.accompanist
        self._released = companions.released
        self._programme = Programme(timeline, plan, player, self._coach, count_in)
        self._state = State.READY
        self._wait: Segment | None = None
        self._seen = player.position()
        self._ledger = Ledger(self._seen)
        self._away: str | None = None
        self._closed = False

    @property
    def state(self) -> State:
        """Where the session stands, as of the last event or look."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """The timeline with all changes so far."""
        return self._programme.timeline

    @property
    def logbook(self) -> Logbook:
        """What has happened and what was done; all of it once the session is closed."""
        return self._journal

    @property
    def plan(self) -> CuePlan:
        """What was and will be heard, up to the next wait."""
        return self._programme.plan

    @property
    def jumps(self) -> tuple[int, Milliseconds]:
        """How often what is heard did not follow from what was heard before, and where that led."""
        return self._programme.jumps, self._programme.landed

    def handle(self, event: Event) -> bool:
        """Carry out an event after all that is due by now; False where it means nothing then."""
        self._notice_sleep()
        if self._happens(event, self._settle()):
            self._settle()
            return True
        return False

    def look(self) -> View:
        """Return what there is to see now, after all that is due by now has happened."""
        self._notice_sleep()
        if self._coach.knows_more() and self._state in _UNDER_WAY:
            self._programme.go_on()
        position = self._settle()
        self._follow(position)
        if self._state in _UNDER_WAY:
            place = self._wait.start if self._wait else position
            self._journal.beat(place, self._state, self._ledger.under_way())
        notices = (self._away, self._journal.problem(), self._accompanist.problem())
        return view_at(
            self.timeline,
            state=self._state,
            position=position,
            begin=self._programme.begin,
            wait=self._wait,
            trouble=self._player.trouble(),
            notices=tuple(notice for notice in notices if notice),
        )

    def has_rung_out(self) -> bool:
        """Whether the session is over and its last sound has died away."""
        if self._state is State.STOPPED:
            return True
        return self._state is State.FINISHED and self._player.position() >= self.plan.end

    def close(self, *, resumable: bool = False) -> None:
        """End the session wherever it is and give the device back.

        A `resumable` one has not ended: it can be gone on with later.
        """
        if self._closed:
            return
        self._closed = True
        if resumable:
            self._player.hold()
            self._state = State.STOPPED
        else:
            self.handle(Event.END)
        self._keep(self._ledger.close())
        self._journal.close()
        self._player.close()
        self._accompanist.close()
        self._wakefulness.close()
        self._released()

    def _settle(self) -> Milliseconds:
        """Let happen what the position brings about; return it."""
        programme = self._programme
        position = self._player.position()
        event = due(
            self._state,
            position,
            begin=programme.begin,
            awaited=programme.awaited,
            total=programme.timeline.total,
        )
        if event is not None and self._happens(event, position):
            return self._settle()
        self._seen = position
        return position

    def _happens(self, event: Event, position: Milliseconds, away: float | None = None) -> bool:
        following = after(self._state, event)
        if following is None:
            return False
        self._follow(position)
        before = self.timeline
        if not self._carry_out(event, position):
            return False
        self._state = following
        if following not in _AT_REST:
            self._away = None
        self._wait = self._programme.awaited if following is State.WAITING else None
        changed = self.timeline if self.timeline is not before else None
        self._journal.note(Moment(event, position, following, changed, away))
        return True

    def _carry_out(self, event: Event, position: Milliseconds) -> bool:
        """Do what an event asks for; False where there is nothing to do it to."""
        programme = self._programme
        match event:
            case Event.GO_ON | Event.SKIP if self._wait is not None:
                timeline = self._after_wait(self._wait, position)
                programme.cut_to(timeline, position, self._wait.index + 1)
            case Event.START | Event.GO_ON | Event.FINISH:
                self._player.play()
            case Event.PAUSE | Event.END:
                self._player.hold()
            case Event.BEGIN:
                self._keep(self._ledger.jump(programme.begin))
                programme.begun()
            case Event.SLEEP if self._wait is None:
                self._player.hold()
                self._player.seek(position)
            case Event.SKIP | Event.BACK | Event.AHEAD | Event.BEHIND:
                self._go_to(self._target(event, position))
            case Event.MORE | Event.FEWER | Event.COOL_DOWN:
                return self._change(event, position)
            case _:
                pass
        return True

    def _target(self, event: Event, position: Milliseconds) -> Milliseconds:
        programme = self._programme
        here = self._here(position)
        match event:
            case Event.SKIP:
                return programme.begin if position < programme.begin else here.end
            case Event.BACK:
                return back_from(self.timeline, here, position, earliest=programme.earliest)
            case Event.AHEAD:
                return ahead_from(self.timeline, position, programme.awaited)
            case _:
                # Of a plan a wait takes no time: ten seconds back are those before it.
                place = self._wait.start if self._wait else position
                return behind_from(place, begin=programme.begin, earliest=programme.earliest)

    def _change(self, event: Event, position: Milliseconds) -> bool:
        programme, here = self._programme, self._here(position)
        match event:
            case Event.MORE:
                changed = one_round_more(self.timeline, here.index)
            case Event.FEWER:
                changed = one_round_fewer(self.timeline, here.index)
            case _:
                return self._cool_down(position)
        if changed is None:
            return False
        programme.change(changed, self._wait)
        return True

    def _cool_down(self, position: Milliseconds) -> bool:
        programme, here = self._programme, self._here(position).index
        changed = to_cool_down(self.timeline, here, max(position, programme.begin))
        if changed is None:
            return False
        programme.cut_to(changed, position, here)
        self._keep(self._ledger.close())
        return True

    def _after_wait(self, wait: Segment, position: Milliseconds) -> Timeline:
        return with_wait_of(self.timeline, wait.index, position - wait.start)

    def _go_to(self, position: Milliseconds) -> None:
        self._programme.go_to(position)
        self._keep(self._ledger.jump(position))

    def _here(self, position: Milliseconds) -> Segment:
        return self._wait or self.timeline.at(max(position, self._programme.begin))

    def _follow(self, position: Milliseconds) -> None:
        if self._state in {State.ROLLING, State.WAITING}:
            awaited = self._programme.awaited
            if awaited is not None and self._wait is None:
                position = min(position, awaited.start)
            self._keep(self._ledger.follow(self.timeline, position, self._wait))

    def _keep(self, left: Iterable[Done]) -> None:
        for done in left:
            self._journal.done(done)

    def _notice_sleep(self) -> None:
        """Rest where it was seen last: some clocks go on while the computer sleeps."""
        away = self._wakefulness.slept()
        if away >= _SLEEP_FROM and self._happens(Event.SLEEP, self._seen, away):
            self._away = slept_notice(away, paused=self._state is State.PAUSED)
