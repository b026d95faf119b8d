"""The library: from the list, through the wait for the voice, into a session and back."""

import asyncio
import threading

from textual.pilot import Pilot
from textual.widgets import DataTable, ProgressBar

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.ports import CutOffSession, Listing
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.screens.preparing import PreparingScreen
from aquatimer.tui.screens.session import SessionScreen
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.strip import SessionStrip
from tests.pool import FakeDeck, listing, workout

SHORT = "title: Short\nabout: Over before it hurts.\n1:00 easy\n"
LONG = "title: Long\nlevel: hard\ngear: belt\n1:00:00 steady\n"
BROKEN = Listing(
    name="mine",
    title="mine",
    level=None,
    gear=(),
    total=None,
    origin="own",
    timeline=None,
    problem="mine.aqua:3:6: there is no effort 'sprnt'; did you mean 'sprint'?",
)


def deck(reason: str | None = None, gate: threading.Event | None = None) -> FakeDeck:
    workouts = (listing(workout(SHORT, "short")), listing(workout(LONG, "long")), BROKEN)
    return FakeDeck(workouts, reason, gate)


def about(app: AquatimerApp) -> str:
    return app.screen.query_one("#about", Line).text


async def settled(pilot: Pilot[None]) -> None:
    """Wait for what is read and planned in threads."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def first_progress(pilot: Pilot[None]) -> PreparingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PreparingScreen)
    async with asyncio.timeout(10):
        while screen.query_one(ProgressBar).percentage is None:
            await pilot.pause(0.02)
    return screen


async def test_it_lists_every_workout_and_shows_the_one_under_the_cursor() -> None:
    app = AquatimerApp(deck())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table = app.screen.query_one(DataTable)
        rows = [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]
        assert rows == [
            ["Short", "1:00", "", "", "▃▃▃▃▃▃▃▃▃▃▃▃", ""],
            ["Long", "1:00:00", "hard", "belt", "▄▄▄▄▄▄▄▄▄▄▄▄", ""],
            ["mine", "broken", "", "", "", "yours"],
        ]
        assert about(app) == "Over before it hurts."
        await pilot.press("down")
        timeline = app.screen.query_one(SessionStrip).timeline
        assert timeline is not None
        assert timeline.title == "Long"


async def test_enter_starts_the_session_under_the_cursor_and_leaving_it_leads_back() -> None:
    shown = deck()
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        assert str(app.screen.query_one("#title").render()) == "Long"
        assert shown.players[0].asked == ["play"]
        await pilot.press("q", "y", "e")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert shown.players[0].asked == ["play", "hold", "close"]
        assert app.notices == ("No voice on this computer.",)


async def test_a_broken_workout_shows_its_mistake_and_does_not_start() -> None:
    shown = deck()
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert about(app) == (
            "mine cannot be started.\n"
            "mine.aqua:3:6: there is no effort 'sprnt'; did you mean 'sprint'?"
        )
        assert not app.screen.query_one(SessionStrip).display
        await pilot.press("up")
        assert app.screen.query_one(SessionStrip).display
    assert not shown.ended.is_set()


async def test_a_session_that_cannot_be_made_ready_says_why_and_escape_goes_back() -> None:
    reason = "There is no room left on the disk. Make some, then start again."
    app = AquatimerApp(deck(reason))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PreparingScreen)
        assert app.screen.query_one("#step", Line).text == reason
        assert not app.screen.query_one(ProgressBar).display
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        assert app.notices == (reason,)


async def test_the_wait_shows_how_far_it_is_and_giving_up_abandons_it() -> None:
    gate = threading.Event()
    shown = deck(gate=gate)
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        waiting = await first_progress(pilot)
        assert waiting.query_one("#step", Line).text == "Preparing the voice: 1 of 4"
        assert waiting.query_one(ProgressBar).percentage == 0.25
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        gate.set()
        assert shown.ended.wait(timeout=10)
    assert shown.players == []


async def test_a_session_that_is_ready_after_giving_up_is_closed() -> None:
    gate = threading.Event()
    shown = deck(gate=gate)
    shown.late = True
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await first_progress(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        gate.set()
        async with asyncio.timeout(10):
            while not shown.players or "close" not in shown.players[0].asked:
                await pilot.pause(0.02)
    assert shown.players[0].asked == ["hold", "close"]


async def test_an_empty_library_says_so() -> None:
    app = AquatimerApp(FakeDeck())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert about(app) == "There is no workout in the library. Press n to write one."
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)


async def test_q_leaves_the_library() -> None:
    app = AquatimerApp(deck())
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running
    assert app.notices == ()


async def test_a_session_that_was_cut_off_is_offered_first_and_gone_on_with() -> None:
    shown = deck()
    shown.broken_off = CutOffSession("The Springboard", 1_930_400)
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        offer = app.screen.query_one("#cut-off", Line)
        assert offer.display
        assert offer.text == "The Springboard was cut off at 32:10. Press r to go on with it."
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        assert shown.players[0].position() == 1_930_400
        await pilot.press("q", "y", "e")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert not app.screen.query_one("#cut-off").display


async def test_without_a_session_that_was_cut_off_there_is_nothing_to_go_on_with() -> None:
    app = AquatimerApp(deck())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert not app.screen.query_one("#cut-off").display


def shown_titles(app: AquatimerApp) -> list[str]:
    table = app.screen.query_one(DataTable)
    return [str(table.get_row_at(row)[0]) for row in range(table.row_count)]


async def test_what_is_typed_after_a_slash_leaves_only_what_it_is_found_in() -> None:
    app = AquatimerApp(deck())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"BELT hard")
        assert shown_titles(app) == ["Long"]
        await pilot.press("x")
        assert shown_titles(app) == []
        assert about(app) == "No workout has 'BELT hardx' in its title, level, gear, tags or words."
        await pilot.press("backspace", "enter", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)


async def test_escape_ends_the_search_and_then_the_library() -> None:
    app = AquatimerApp(deck())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "slash", "o", "n", "escape")
        assert shown_titles(app) == ["Short", "Long", "mine"]
        timeline = app.screen.query_one(SessionStrip).timeline
        assert timeline is not None
        assert timeline.title == "Long"
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_code == 0


async def test_files_that_change_outside_appear_by_themselves() -> None:
    shown = deck()
    app = AquatimerApp(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        shown.workouts = (BROKEN, *shown.workouts[:2][::-1], listing(workout(SHORT, "shorter")))
        async with asyncio.timeout(10):
            while app.screen.query_one(DataTable).row_count < 4:
                await pilot.pause(0.05)
        assert shown_titles(app) == ["mine", "Long", "Short", "Short"]
        await pilot.pause()
        timeline = app.screen.query_one(SessionStrip).timeline
        assert timeline is not None
        assert timeline.title == "Long"
