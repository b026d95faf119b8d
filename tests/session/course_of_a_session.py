"""A session from program text, coached by the real planner, on a player that moves when told."""

from dataclasses import dataclass, field

from aquatimer.plan.cues import ClipLengths, CuePlan, Verbosity
from aquatimer.plan.pace import estimated_lengths
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.script import script_line
from aquatimer.plan.splicing import CountIn, counted_in
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.waiting import held_at, wait_texts
from aquatimer.session.course import awaited_from
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Companions, Journal, Moment, NoJournal
from aquatimer.session.record import Done
from aquatimer.session.view import View
from aquatimer.units.durations import SECOND, Milliseconds, clock_text
from tests.fake_player import FakePlayer
from tests.plan.sessions import TONES, read


@dataclass
class FakeCoach:
    """Speaks as fast as espeak would; says `more` when told to."""

    verbosity: Verbosity = Verbosity.COACH
    more: bool = False
    unspoken: tuple[str, ...] = ()

    def plan(
        self, timeline: Timeline, *, awaited: Segment | None, count_in: CountIn | None
    ) -> CuePlan:
        texts = (
            *texts_of(timeline, self.verbosity, TONES),
            *wait_texts(timeline, self.verbosity),
        )
        spoken = [text for text in texts if not any(word in text for word in self.unspoken)]
        lengths = ClipLengths(TONES, estimated_lengths(spoken))
        plan = plan_cues(timeline, self.verbosity, lengths)
        if awaited is not None:
            plan = held_at(plan, awaited, self.verbosity, lengths)
        return plan if count_in is None else counted_in(plan, count_in, TONES)

    def knows_more(self) -> bool:
        more, self.more = self.more, False
        return more


@dataclass
class FakeJournal:
    """Keeps everything in lists."""

    moments: list[Moment] = field(default_factory=list)
    stretches: list[Done] = field(default_factory=list)
    beats: list[tuple[Milliseconds, State]] = field(default_factory=list)
    closed: int = 0
    trouble: str | None = None

    def note(self, moment: Moment) -> None:
        self.moments.append(moment)

    def done(self, done: Done) -> None:
        self.stretches.append(done)

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        del under_way
        self.beats.append((position, state))

    def problem(self) -> str | None:
        return self.trouble

    def close(self) -> None:
        self.closed += 1


@dataclass
class FullJournal(FakeJournal):
    """Finds only at its close that nothing fits on the disk."""

    def close(self) -> None:
        self.trouble = "This session cannot be kept."


@dataclass
class FakeComputer:
    """Sleeps for as many seconds as the test puts here."""

    away: float = 0.0
    closed: int = 0

    def slept(self) -> float:
        away, self.away = self.away, 0.0
        return away

    def close(self) -> None:
        self.closed += 1


class Swim:
    """A session under way, told what happens in the words of a log."""

    def __init__(
        self,
        text: str,
        *,
        journal: Journal | None = None,
        count_in: CountIn | None = None,
        begin: Milliseconds | None = None,
    ) -> None:
        timeline = read(text)
        self.coach = FakeCoach()
        self.computer = FakeComputer()
        awaited = awaited_from(timeline, begin or 0)
        plan = self.coach.plan(timeline, awaited=awaited, count_in=count_in)
        start = count_in.start if count_in else plan.start if begin is None else begin
        self.player = FakePlayer(start, loaded=plan)
        companions = Companions(self.coach, journal or NoJournal(), self.computer)
        self.live = LiveSession(timeline, plan, self.player, companions, count_in)

    def at(self, seconds: float) -> View:
        """Roll on to a time of the session and look."""
        self.player.now = round(seconds * SECOND)
        return self.live.look()

    def does(self, event: Event) -> View:
        """Carry out a command that means something, and look."""
        assert self.live.handle(event), event
        return self.live.look()

    def heard(self, begin: float, end: float) -> list[str]:
        """Return what the player has to play between two times, as lines."""
        loaded = self.player.loaded
        assert loaded is not None
        cues = [cue for cue in loaded.cues if begin * SECOND <= cue.at < end * SECOND]
        return [" ".join(script_line(cue).split()) for cue in cues]


def seen(view: View) -> str:
    """Return a view in a line: state, clock, segment, round, what is left."""
    rounds = " ".join(f"{turn}/{count}" for turn, count in view.segment.rounds)
    segment = "wait" if view.segment.wait else view.segment.effort.name
    place = f"{segment} {rounds}".strip()
    times = f"{clock_text(view.elapsed)} [{clock_text(view.remaining)}] -{clock_text(view.left)}"
    return f"{view.state} {times} {place}"
