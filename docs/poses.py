"""What the pictures show: The Springboard at moments of its own, and screens brought there."""  # noqa: INP001 - beside the script that uses it, no package

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from aquatimer.cli.deck import PoolDeck
from aquatimer.cli.exporting import FileExporter
from aquatimer.cli.preferences import DiskPreferences
from aquatimer.cli.shelf import DiskShelf
from aquatimer.cli.workbench import DiskWorkbench
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.plan.cues import CuePlan
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import Event
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.habits import Habits
from aquatimer.tui.ports import Choices, CutOffSession, Listing, NotChosen, NotPrepared, Prepared
from aquatimer.tui.preferences import SETTINGS, Kept
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.tui.themes import POOL_IN_SUNLIGHT
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.workout_table import WorkoutTable
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

WORKOUT = Path(__file__).parent.parent / "workouts" / "springboard.aqua"
IN_THE_SPRINT: Milliseconds = 24 * MINUTE + 48 * SECOND
"""The sprint of round 3, 42 s before its end."""
SLIP = ("  1:00 sprint", "  1:00 sprnt")
"""What is written wrong in the picture of the editor."""


class StillClock:
    """Time that stands still until it is moved, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the moment it was moved to."""
        return self.seconds


class EmptyDeck:
    """A library without workouts."""

    def listings(self) -> Sequence[Listing]:
        """Return nothing."""
        return ()

    def edition(self) -> Hashable:
        """Return the same always."""
        return None

    def cut_off(self) -> CutOffSession | None:
        """Return nothing."""
        return None

    def prepare_cut_off(self, _progress: Callable[[int, int], None]) -> Prepared:
        """Refuse."""
        raise NotPrepared("No session was cut off.")

    def plan(self, name: str, _choices: Choices) -> Timeline:
        """Refuse."""
        raise NotChosen(f"{name} is not in this library.")

    def prepare(
        self, name: str, _choices: Choices, _progress: Callable[[int, int], None]
    ) -> Prepared:
        """Refuse."""
        raise NotPrepared(f"{name} is not in this library.")


class PaperDiary:
    """A diary that keeps nothing."""

    place = "~/.local/state/aquatimer/history.sqlite3"

    def keep(self, rpe: int | None, note: str | None) -> None:
        """Forget it."""


def springboard() -> Timeline:
    """Return the timeline of The Springboard."""
    timeline = read_workout(WORKOUT.read_bytes(), file=WORKOUT.name, name=WORKOUT.stem).timeline
    if timeline is None:
        raise SystemExit(f"{WORKOUT.name} does not compile: see 'aquatimer check {WORKOUT}'")
    return timeline


def session_at(position: Milliseconds, clock: StillClock) -> LiveSession:
    """Return a silent session of The Springboard that stands at a position until `clock` moves."""
    timeline = springboard()
    plan = CuePlan(timeline.name, timeline.total, ())
    return LiveSession(timeline, plan, SilentPlayer(position, clock))


def in_the_sprint() -> App[None]:
    """Return the app with the session in the sprint of round 3."""
    return AquatimerApp(EmptyDeck(), Prepared(session_at(IN_THE_SPRINT, StillClock())))


def in_sunlight() -> App[None]:
    """Return the same in the theme for sunlight."""
    prepared = Prepared(session_at(IN_THE_SPRINT, StillClock()))
    return AquatimerApp(EmptyDeck(), prepared, habits=Habits(theme=POOL_IN_SUNLIGHT.name))


def swum_out() -> App[None]:
    """Return the app with a session that was paused once, lost a round, and is over."""
    clock = StillClock()
    live = session_at(0, clock)
    for event in (Event.START, Event.PAUSE, Event.GO_ON, Event.FEWER):
        live.handle(event)
    while clock.seconds * SECOND < live.timeline.total:
        clock.seconds += 1
        live.look()
    return AquatimerApp(EmptyDeck(), Prepared(live, diary=PaperDiary()))


class PaperPreferences(DiskPreferences):
    """Settings that lie where they do on most computers."""

    def kept(self, athlete: str | None = None) -> Kept:
        """Return what is kept."""
        return replace(super().kept(athlete), place="~/.config/aquatimer/settings.toml")


def setting() -> App[None]:
    """Return the app with the settings of an athlete who has measured her maximum on land."""
    preferences = PaperPreferences()
    mine = {"profile.name": "Anna", "profile.hr-max": "188", "profile.hr-rest": "48"}
    preferences.store({"anna": mine, SETTINGS: {"athlete.name": "anna"}})
    tools = Tools(preferences=lambda: preferences)
    return AquatimerApp(EmptyDeck(), tools=tools, settings_only=True)


def writing() -> App[None]:
    """Return the app with The Springboard in the editor."""
    manuscript = replace(DiskWorkbench().open(WORKOUT.stem), notice="")
    return AquatimerApp(EmptyDeck(), tools=Tools(workbench=DiskWorkbench), manuscript=manuscript)


def browsing() -> App[None]:
    """Return the app with the library of somebody who has written nothing yet."""
    tools = Tools(DiskShelf, DiskWorkbench, FileExporter)
    return AquatimerApp(PoolDeck(), tools=tools)


async def with_fifteen_rounds(pilot: Pilot[None]) -> None:
    """Choose fifteen rounds of the wave."""
    await _read(pilot)
    pilot.app.screen.query_one(WorkoutTable).seek("wave")
    await _read(pilot)
    await pilot.press("o", "1", "5")
    await _read(pilot)


async def _read(pilot: Pilot[None]) -> None:
    """Wait for what threads read."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def with_a_slip(pilot: Pilot[None]) -> None:
    """Write one word of the workout wrong."""
    screen = pilot.app.screen
    if not isinstance(screen, EditorScreen):
        raise TypeError(f"{screen} is no editor")
    await _settled(pilot, screen)
    row = next(row for row, line in enumerate(screen.area.text.splitlines()) if SLIP[0] in line)
    screen.area.replace(SLIP[1], (row, 0), (row, len(SLIP[0])))
    screen.area.move_cursor((row, len(SLIP[1])))
    await _settled(pilot, screen)


async def _settled(pilot: Pilot[None], screen: EditorScreen) -> None:
    await pilot.pause()
    while not screen.settled:
        await pilot.pause(0.02)
    await pilot.pause()
