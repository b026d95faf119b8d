"""Sessions for the tests of the screens: workouts as text, each at a moment of its own."""

import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from aquatimer.lang.parser import parse
from aquatimer.lang.source import Source
from aquatimer.plan.choices import option_ranges
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import Event
from aquatimer.session.ports import Companions
from aquatimer.tui.diary import NotKept
from aquatimer.tui.ports import Choices, CutOffSession, Listing, NotChosen, NotPrepared, Prepared
from aquatimer.tui.signs import Battery
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds
from tests.fake_player import FakePlayer

SPRINGBOARD = """
title: The Springboard
level: hard
gear: belt, bungee
about: Stretch the bungee out, hold it, sprint against it, and let it pull you back.

warmup 10:00 easy
repeat 10
  1:30 easy "Move out slowly and stretch the bungee"
  2:00 medium "Hold your medium marker"
  1:00 sprint "Reach for your sprint marker"
  1:00 rest "Let the bungee pull you back"
cooldown 10:00 easy
"""
SPRINT_OF_ROUND_3: Milliseconds = 24 * MINUTE + 30 * SECOND
RING: Milliseconds = 2 * SECOND


def workout(text: str, name: str = "springboard") -> Timeline:
    reading = read_workout(text.encode(), file=f"{name}.aqua", name=name)
    assert reading.timeline is not None, reading.diagnostics
    return reading.timeline


def session(
    timeline: Timeline, player: FakePlayer, companions: Companions | None = None
) -> LiveSession:
    """A session that counts in for ten seconds and rings for two."""
    cues = (
        Cue(-10 * SECOND, CueKind.TONE, "ready", SECOND, 0, Sound.TICK),
        Cue(timeline.total, CueKind.TONE, "finish", RING, 0, Sound.FINISH),
    )
    plan = CuePlan(timeline.name, timeline.total, cues)
    return LiveSession(timeline, plan, player, companions)


def prepared_at(
    position: Milliseconds, text: str = SPRINGBOARD, *notices: str, broken: str | None = None
) -> tuple[Prepared, FakePlayer]:
    player = FakePlayer(position, broken=broken)
    return Prepared(session(workout(text), player), notices), player


def listing(timeline: Timeline, text: str = "") -> Listing:
    """A shipped workout; the options are those of its text."""
    tree = parse(Source("", text)).tree
    return Listing(
        name=timeline.name,
        title=timeline.title,
        level=timeline.level,
        gear=timeline.gear,
        total=timeline.total,
        origin="shipped",
        timeline=timeline,
        options=option_ranges(tree) if tree else (),
    )


@dataclass
class FakeDiary:
    """Keeps what is said in memory; fails for a reason where there is one."""

    kept: list[tuple[int | None, str | None]] = field(default_factory=list)
    reason: str | None = None
    place: str = "~/aquatimer/history.sqlite3"

    def keep(self, rpe: int | None, note: str | None) -> None:
        if self.reason is not None:
            raise NotKept(self.reason)
        self.kept.append((rpe, note))


@dataclass
class FakeMarkerBook:
    """Keeps markers in memory; fails for a reason where there is one."""

    kept: list[tuple[dict[str, str], str | None]] = field(default_factory=list)
    reason: str | None = None
    places: Mapping[str, str] = field(
        default_factory=lambda: {"sprint": "", "medium": "the blue line"}
    )

    def keep(self, places: Mapping[str, str], note: str | None) -> None:
        if self.reason is not None:
            raise NotKept(self.reason)
        self.kept.append((dict(places), note))


def swum(
    text: str = SPRINGBOARD, until: Milliseconds | None = None, diary: FakeDiary | None = None
) -> Prepared:
    """A session that was swum without its screen, with a pause and a round fewer, and is closed."""
    player = FakePlayer(0)
    live = session(workout(text), player)
    for event in (Event.START, Event.PAUSE, Event.GO_ON, Event.FEWER):
        live.handle(event)
    whole = live.timeline.total
    for position in range(0, min(until or whole, whole) + 1, SECOND):
        player.now = position
        live.look()
    live.close()
    return Prepared(live, diary=diary)


@dataclass
class FakePower:
    supply: Battery | None

    def battery(self) -> Battery | None:
        return self.supply


@dataclass
class FakeDeck:
    """A library in memory; `prepare` fails for a reason, or waits at the gate where there is one.

    Late, it waits after the last word of its progress, when nobody can stop it any more.
    """

    workouts: Sequence[Listing] = ()
    reason: str | None = None
    gate: threading.Event | None = None
    late: bool = False
    broken_off: CutOffSession | None = None
    players: list[FakePlayer] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    texts: dict[str, str] = field(default_factory=dict)
    planned: list[tuple[str, Choices]] = field(default_factory=list)
    started: list[tuple[str, Choices]] = field(default_factory=list)

    def listings(self) -> Sequence[Listing]:
        return self.workouts

    def edition(self) -> Hashable:
        return tuple(self.workouts)

    def cut_off(self) -> CutOffSession | None:
        return self.broken_off

    def prepare_cut_off(self, progress: Callable[[int, int], None]) -> Prepared:
        assert self.broken_off is not None
        progress(1, 1)
        player = FakePlayer(self.broken_off.position)
        self.players.append(player)
        self.broken_off = None
        return Prepared(session(workout(SPRINGBOARD), player))

    def plan(self, name: str, choices: Choices) -> Timeline:
        self.planned.append((name, choices))
        reading = read_workout(
            self.texts[name].encode(), file=f"{name}.aqua", name=name, choices=choices
        )
        if reading.timeline is None:
            raise NotChosen(" ".join(reading.problems))
        return reading.timeline

    def prepare(
        self, name: str, choices: Choices, progress: Callable[[int, int], None]
    ) -> Prepared:
        self.started.append((name, choices))
        try:
            progress(1, 4)
            if self.gate is not None:
                assert self.gate.wait(timeout=10)
            if not self.late:
                progress(4, 4)
            if self.reason is not None:
                raise NotPrepared(self.reason)
            player = FakePlayer(-8 * SECOND)
            self.players.append(player)
            timeline = next(each.timeline for each in self.workouts if each.name == name)
            assert timeline is not None
            return Prepared(session(timeline, player), ("No voice on this computer.",))
        finally:
            self.ended.set()
