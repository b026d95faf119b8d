"""The library: from the list, through the wait for the voice, into a session and back."""

import asyncio
import threading
from collections.abc import Sequence

import pytest
from textual import events
from textual.widgets import DataTable, Input, ProgressBar

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.commands import commands_of
from aquatimer.tui.ports import CutOffSession, Listing
from aquatimer.tui.screens.choice import ChoiceScreen
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.screens.naming import NamingScreen
from aquatimer.tui.screens.preparing import PreparingScreen
from aquatimer.tui.screens.session import SessionScreen
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.catalogue import Catalogue
from aquatimer.tui.widgets.details import Details
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.option_fields import AmountField
from aquatimer.tui.widgets.strip import SessionStrip
from aquatimer.tui.widgets.workout_table import WorkoutTable
from tests.pool import FakeDeck, listing, workout
from tests.tui.pilot import Pilot, driven, settled
from tests.tui.tools import FakeShelf
from tests.tui.workbench import FakeWorkbench

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


async def first_progress(pilot: Pilot) -> PreparingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PreparingScreen)
    async with asyncio.timeout(10):
        while screen.query_one(ProgressBar).percentage is None:
            await pilot.pause(0.02)
    return screen


async def test_it_lists_every_workout_and_shows_the_one_under_the_cursor() -> None:
    app = AquatimerApp(deck())
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
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


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_session_that_cannot_be_made_ready_says_why_and_leads_back(key: str) -> None:
    reason = "There is no room left on the disk. Make some, then start again."
    app = AquatimerApp(deck(reason))
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PreparingScreen)
        assert app.screen.query_one("#step", Line).text == reason
        assert not app.screen.query_one(ProgressBar).display
        await pilot.press(key)
        assert isinstance(app.screen, LibraryScreen)
        assert app.notices == (reason,)


async def test_the_wait_shows_how_far_it_is_and_giving_up_abandons_it() -> None:
    gate = threading.Event()
    shown = deck(gate=gate)
    app = AquatimerApp(shown)
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        assert about(app) == "There is no workout in the library. Press n to write one."
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)


async def test_q_leaves_the_library() -> None:
    app = AquatimerApp(deck())
    async with driven(app, size=(40, 12)) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running
    assert app.notices == ()


async def test_a_session_that_was_cut_off_is_offered_first_and_gone_on_with() -> None:
    shown = deck()
    shown.broken_off = CutOffSession("The Springboard", 1_930_400)
    app = AquatimerApp(shown)
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
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
    async with driven(app, size=(80, 24)) as pilot:
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


async def test_escape_ends_the_search() -> None:
    app = AquatimerApp(deck())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "slash", "o", "n", "escape")
        assert shown_titles(app) == ["Short", "Long", "mine"]
        timeline = app.screen.query_one(SessionStrip).timeline
        assert timeline is not None
        assert timeline.title == "Long"


async def test_on_the_list_only_q_leaves() -> None:
    app = AquatimerApp(deck())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("right", "left", "left", "escape", "escape")
        await pilot.pause()
        assert app.is_running
        assert isinstance(app.focused, WorkoutTable)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_a_key_goes_from_the_search_to_what_it_found(key: str) -> None:
    app = AquatimerApp(deck())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"long", key)
        assert app.screen.query_one(WorkoutTable).has_focus
        assert under_cursor(app) == "long"


@pytest.mark.parametrize("key", ["delete", "backspace"])
async def test_either_key_asks_before_it_deletes(key: str) -> None:
    app = tooled(deck())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", key)
        await until_asked(pilot)


async def test_files_that_change_outside_appear_by_themselves() -> None:
    shown = deck()
    app = AquatimerApp(shown)
    async with driven(app, size=(80, 24)) as pilot:
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


WAVE = (
    "title: Wave\noption rounds from 10 to 15 = 10\noption pause from 0:15 to 0:30 = 0:30\n"
    "repeat rounds\n  1:00 sprint\n  pause rest\n"
)


def waves() -> FakeDeck:
    shown = (listing(workout(SHORT, "short")), listing(workout(WAVE, "wave"), WAVE), BROKEN)
    return FakeDeck(shown, texts={"wave": WAVE})


def tooled(shown: FakeDeck, bench: FakeWorkbench | None = None) -> AquatimerApp:
    shelf, workbench = FakeShelf(shown), bench or FakeWorkbench()
    return AquatimerApp(shown, tools=Tools(lambda: shelf, lambda: workbench))


def told(app: AquatimerApp, name: str) -> str:
    return app.screen.query_one(Details).query_one(f".{name}", Line).text


def under_cursor(app: AquatimerApp) -> str | None:
    return app.screen.query_one(WorkoutTable).current


def offered(app: AquatimerApp) -> set[str]:
    return {command.word for command in commands_of(app.screen)}


async def until_listed(pilot: Pilot, *names: str) -> None:
    async with asyncio.timeout(10):
        while pilot.app.screen.query_one(Catalogue).names != set(names):
            await pilot.pause(0.05)
    await pilot.pause()


async def until_asked(pilot: Pilot) -> None:
    async with asyncio.timeout(10):
        while not isinstance(pilot.app.screen, ChoiceScreen):
            await pilot.pause(0.02)


async def test_the_details_follow_the_options_that_are_chosen_and_the_session_has_them() -> None:
    shown = waves()
    app = AquatimerApp(shown)
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert told(app, "figures") == "15:00"
        await pilot.press("o", *"15", "tab", "down")
        await settled(pilot)
        assert told(app, "figures") == "21:15"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, SessionScreen)
    assert shown.started == [("wave", {"rounds": "15", "pause": "0:25"})]


async def test_who_is_faster_than_the_screen_stays_where_he_went() -> None:
    app = AquatimerApp(waves())
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        library = app.screen
        assert isinstance(library, LibraryScreen)
        library.action_options()
        library.focus_next()
        await settled(pilot)
        assert library.focused is library.query_one(Details).fields[1]


async def test_what_is_chosen_stays_while_one_looks_around() -> None:
    shown = waves()
    app = AquatimerApp(shown)
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "o", "up", "escape", "up")
        await settled(pilot)
        assert told(app, "title") == "Short"
        await pilot.press("down")
        await settled(pilot)
        assert [field.value for field in app.screen.query(AmountField)] == ["11", "0:30"]
        assert told(app, "figures") == "16:30"
        await pilot.press("o", "down", "escape")
        await settled(pilot)
        assert told(app, "figures") == "15:00"
        await pilot.press("enter")
        await settled(pilot)
    assert shown.started == [("wave", {})]


async def test_what_cannot_be_chosen_is_told_and_not_started() -> None:
    shown = waves()
    app = AquatimerApp(shown)
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "o", *"99")
        await settled(pilot)
        expected = "✗ rounds=99 is out of range: choose rounds from 10 to 15."
        assert told(app, "refused") == expected
        assert told(app, "figures") == "15:00"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("backspace", "backspace")
        await settled(pilot)
        assert told(app, "refused") == ""
    assert shown.started == []


async def test_a_field_takes_only_what_values_are_written_with() -> None:
    app = tooled(waves())
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "o", "1", "colon", "2", "d")
        await pilot.pause()
        assert isinstance(app.screen, NamingScreen)
        await pilot.press("escape")
        assert app.screen.query_one(AmountField).value == "12"


async def test_where_there_is_little_room_the_details_take_the_place_of_the_list() -> None:
    app = AquatimerApp(waves())
    async with driven(app, size=(40, 12)) as pilot:
        await settled(pilot)
        table, details = app.screen.query_one("#list"), app.screen.query_one(Details)
        assert (table.display, details.display) == (True, False)
        await pilot.press("down", "space")
        await pilot.pause()
        assert (table.display, details.display) == (False, True)
        await pilot.press("left")
        await pilot.pause()
        assert (table.display, details.display) == (True, False)
        assert isinstance(app.focused, WorkoutTable)
        await pilot.press("o")
        await pilot.pause()
        assert details.display
        assert isinstance(app.focused, AmountField)
        assert app.screen.find_widget(app.focused).visible_region.height == 1
        await pilot.press("escape", "down", "right")
        await pilot.pause()
        assert (details.display, details.has_focus) == (True, True)


async def test_a_double_click_starts_and_a_single_one_only_shows() -> None:
    shown = waves()
    app = AquatimerApp(shown)
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.click(WorkoutTable, offset=(3, 2))
        await settled(pilot)
        assert (under_cursor(app), shown.started) == ("wave", [])
        await pilot.click(WorkoutTable, offset=(3, 2), times=2)
        await settled(pilot)
    assert [name for name, _ in shown.started] == ["wave"]


async def test_a_copy_asks_for_its_name_until_it_is_a_free_one() -> None:
    app = tooled(waves())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "d")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "wave-2"
        await pilot.press(*["backspace"] * 6, *"mine", "enter")
        async with asyncio.timeout(10):
            while not app.screen.query("#trouble"):
                await pilot.pause(0.02)
            while app.screen.query_one("#trouble", Line).text == "":
                await pilot.pause(0.02)
        assert app.screen.query_one("#trouble", Line).text == "There is a workout 'mine' already."
        await pilot.press(*"mine2", "enter")
        async with asyncio.timeout(10):
            while not isinstance(app.screen, LibraryScreen):
                await pilot.pause(0.02)
        await until_listed(pilot, "short", "wave", "mine", "mine2")
        assert under_cursor(app) == "mine2"


async def test_only_own_ones_are_deleted_and_they_can_be_brought_back() -> None:
    shown = waves()
    shelf = FakeShelf(shown)
    app = AquatimerApp(shown, tools=Tools(lambda: shelf))
    async with driven(app, size=(120, 40)) as pilot:
        await settled(pilot)
        assert not {"Delete", "Bring back"} & offered(app)
        await pilot.press("delete", "down", "down")
        await pilot.pause()
        assert "Delete" in offered(app)
        await pilot.press("delete")
        await until_asked(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert shelf.asked == []
        await pilot.press("delete")
        await until_asked(pilot)
        await pilot.press("d")
        await until_listed(pilot, "short", "wave")
        assert under_cursor(app) == "wave"
        assert "Bring back" in offered(app)
        await pilot.press("u")
        await until_listed(pilot, "short", "wave", "mine")
        assert under_cursor(app) == "mine"
        assert "Bring back" not in offered(app)
    assert shelf.asked == ["discard mine", "bring back mine"]


async def test_what_cannot_be_moved_is_told() -> None:
    shown = waves()
    shelf = FakeShelf(shown, "The disk is full.")
    app = AquatimerApp(shown, tools=Tools(lambda: shelf))
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "delete")
        await until_asked(pilot)
        await pilot.press("d")
        async with asyncio.timeout(10):
            while not app.notices:
                await pilot.pause(0.02)
    assert app.notices == ("The disk is full.",)


async def test_a_workout_is_edited_and_a_new_one_is_found_under_the_cursor() -> None:
    shown = waves()
    bench = FakeWorkbench({"wave": WAVE})
    app = tooled(shown, bench)
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "e")
        await settled(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.area.text == WAVE
        await pilot.press("escape")
        await settled(pilot)
        assert under_cursor(app) == "wave"
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, EditorScreen)
        shown.workouts = (listing(workout(SHORT, "another")), *shown.workouts)
        await pilot.press("escape")
        await until_listed(pilot, "another", "short", "wave", "mine")
        assert under_cursor(app) == "another"


async def test_what_cannot_be_edited_says_why() -> None:
    app = tooled(waves())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)
    assert app.notices == ("There is no workout called 'short'.",)


async def test_a_slow_disk_holds_nobody_up() -> None:
    gate = threading.Event()

    class SlowDeck(FakeDeck):
        def listings(self) -> Sequence[Listing]:
            assert gate.wait(timeout=10)
            return super().listings()

    app = AquatimerApp(SlowDeck((BROKEN,)))
    async with driven(app, size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#count", Line).text == "Reading the library …"
        await pilot.press("slash", *"mi")
        assert app.screen.query_one("#search", Input).value == "mi"
        gate.set()
        await until_listed(pilot, "mine")
        assert shown_titles(app) == ["mine"]


async def test_without_tools_nothing_is_offered_that_needs_them() -> None:
    app = AquatimerApp(waves())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "e", "d", "n", "x", "delete", "u")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert not {"Edit", "Duplicate", "New", "Export", "Delete", "Bring back"} & offered(app)
        assert {"Start", "Details", "Options", "Search"} <= offered(app)


async def test_the_list_is_walked_with_the_usual_keys() -> None:
    app = AquatimerApp(waves())
    async with driven(app, size=(80, 24)) as pilot:
        await settled(pilot)
        for key, name in (("end", "mine"), ("up", "wave"), ("home", "short"), ("down", "wave")):
            await pilot.press(key)
            assert under_cursor(app) == name
        for key, name in (("pagedown", "mine"), ("pageup", "short")):
            await pilot.press(key)
            assert under_cursor(app) == name


def at_once(app: AquatimerApp, keys: str) -> None:
    """Have keys come before any of them is handled, as from a fast typist on a slow computer."""
    for key in keys:
        name = {"\n": "enter", "/": "slash"}.get(key, key)
        app.post_message(events.Key(name, key if key.isprintable() else None))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_is_typed_fast_behind_the_key_for_the_options_goes_into_them(
    size: tuple[int, int],
) -> None:
    app = AquatimerApp(waves())
    async with driven(app, size=size) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        at_once(app, "o15")
        async with asyncio.timeout(10):
            while told(app, "figures") != "22:30":
                await pilot.pause(0.02)
        assert app.screen.query(AmountField).first().value == "15"


async def test_a_search_that_is_typed_at_once_starts_what_it_finds() -> None:
    shown = waves()
    app = AquatimerApp(shown)
    async with driven(app, size=(40, 12)) as pilot:
        await settled(pilot)
        at_once(app, "/wave\n\n")
        async with asyncio.timeout(10):
            while not shown.started:
                await pilot.pause(0.02)
    assert shown.started == [("wave", {})]
