"""The summary after a session: what it tells, and what it keeps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Input

from aquatimer.session.machine import Event
from aquatimer.session.ports import Companions
from aquatimer.session.record import Before
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.screens.summary import SummaryScreen
from aquatimer.tui.summary_views import RPE_WORDS, rpe_text, summary_of
from aquatimer.tui.widgets.bar import Bar
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.marker_questions import MarkerQuestions
from aquatimer.units.durations import MINUTE
from tests.fake_player import FakePlayer
from tests.pool import FakeDeck, FakeDiary, FakeMarkerBook, session, swum
from tests.tui.pilot import Pilot, driven


@asynccontextmanager
async def summed_up(
    diary: FakeDiary | None,
    *,
    size: tuple[int, int] = (120, 40),
    markers: FakeMarkerBook | None = None,
    changes: str | None = None,
) -> AsyncIterator[tuple[Pilot, SummaryScreen]]:
    app = AquatimerApp(FakeDeck())
    async with driven(app, size=size) as pilot:
        summary = summary_of(swum().live.logbook)
        if changes is not None:
            summary = replace(summary, changes=changes)
        screen = SummaryScreen(summary, diary, app.note, markers)
        app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen


def place_of(screen: SummaryScreen) -> str:
    return screen.query_one("#place", Line).text


def test_a_whole_session_is_told_with_its_changes() -> None:
    told = summary_of(swum().live.logbook)
    assert (told.title, told.outcome) == ("The Springboard", "Session complete")
    assert (told.done, told.planned) == ("1:09:30", "1:15:00")
    assert told.changes == "1 pause  ·  1 round fewer"
    assert [(line.word, line.done, line.planned) for line in told.efforts] == [
        ("Sprint", "9:00", "10:00"),
        ("Medium", "18:00", "20:00"),
        ("Easy", "33:30", "35:00"),
        ("Rest", "9:00", "10:00"),
    ]
    assert max(line.share for line in told.efforts) == pytest.approx(33.5 / 35)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30), (120, 40)])
async def test_many_changes_can_be_read_to_the_last(size: tuple[int, int]) -> None:
    changes = "2 pauses  ·  1 sleep of the computer  ·  3 intervals skipped  ·  the end"
    async with summed_up(FakeDiary(), size=size, changes=changes) as (_, screen):
        shown, told = screen.query_one("#changes"), screen.query_one("#told")
        lines = [shown.render_line(row).text.strip() for row in range(shown.size.height)]
        assert lines[-1].endswith("end")
        assert told.content_region.contains_region(shown.region)
        assert screen.query_one("#efforts").region.y >= shown.region.bottom


async def test_what_was_missed_of_an_effort_can_be_told_without_colours() -> None:
    async with summed_up(FakeDiary()) as (_, screen):
        sprint = screen.query(Bar).first()
        done, missed = (sprint.render_line(0).text.count(block) for block in "█░")
        assert done == pytest.approx(9 / 35 * sprint.size.width, abs=1)
        assert missed == pytest.approx(1 / 35 * sprint.size.width, abs=1)


def test_one_that_was_left_says_so() -> None:
    told = summary_of(swum(until=20 * MINUTE).live.logbook)
    assert (told.outcome, told.done) == ("Ended before the end", "20:00")


def test_straight_through_is_worth_a_word() -> None:
    logbook = swum("title: S\n1:00 easy\n").live.logbook
    logbook.events.clear()
    assert summary_of(logbook).changes == "Straight through, without a pause or a skip"


def test_what_was_passed_over_ten_seconds_at_a_time_is_told() -> None:
    logbook = swum("title: S\n1:00 easy\n").live.logbook
    logbook.events[:] = [Event.START, *[Event.AHEAD] * 5, Event.BEHIND, Event.FINISH]
    changes = summary_of(logbook).changes
    assert changes == "5 ten-second steps on  ·  1 ten-second step back"


def test_a_session_that_was_cut_off_is_told_whole() -> None:
    first = swum(until=20 * MINUTE).live.logbook
    planned = first.planned
    before = Before(planned, tuple(first.events[:-1]), tuple(first.stretches), (12 * MINUTE,))
    player = FakePlayer(20 * MINUTE)
    rest = session(planned, player, Companions(before=before))
    rest.handle(Event.START)
    rest.handle(Event.PAUSE)
    rest.handle(Event.GO_ON)
    player.now = 30 * MINUTE
    rest.close()
    told = summary_of(rest.logbook)
    assert (told.done, told.planned) == ("30:00", "1:15:00")
    assert told.changes == ("cut off, and gone on with after 12:00  ·  2 pauses  ·  1 round fewer")


def test_every_number_of_the_scale_has_a_word_of_its_own() -> None:
    assert len(set(RPE_WORDS)) == 11
    assert rpe_text(10) == "10: all out"


async def test_what_is_said_is_kept_at_once_and_corrected_at_will() -> None:
    diary = FakeDiary()
    async with summed_up(diary) as (pilot, screen):
        await pilot.press("7")
        assert diary.kept == [(7, None)]
        await pilot.press("right", "left", "left")
        assert screen.rpe == 6
        await pilot.press("1", "0")
        assert screen.rpe == 10
        await pilot.press("n", "5", "c", "m", "enter")
        assert diary.kept[-1] == (10, "5cm")
        await pilot.press("0")
        assert diary.kept[-1] == (0, "5cm")
        await pilot.press("enter")
        assert pilot.app.screen is not screen
    assert len(diary.kept) == 8


@pytest.mark.parametrize("number", range(10))
async def test_each_digit_is_an_answer(number: int) -> None:
    async with summed_up(FakeDiary()) as (pilot, screen):
        await pilot.press(str(number))
        assert screen.rpe == number


@pytest.mark.parametrize(
    ("keys", "rpe"),
    [
        (("left", "minus", "pageup"), 4),
        (("right", "plus", "equals_sign", "pagedown"), 6),
    ],
)
async def test_arrows_signs_and_a_remote_go_to_the_answer_beside(
    keys: tuple[str, ...], rpe: int
) -> None:
    async with summed_up(FakeDiary()) as (pilot, screen):
        for key in keys:
            await pilot.press("5", key)
            assert screen.rpe == rpe, key


@pytest.mark.parametrize("key", ["enter", "q", "f5", "escape"])
async def test_the_summary_is_left(key: str) -> None:
    async with summed_up(FakeDiary()) as (pilot, screen):
        await pilot.press(key)
        assert pilot.app.screen is not screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_each_number_can_be_touched(size: tuple[int, int]) -> None:
    diary = FakeDiary()
    async with summed_up(diary, size=size) as (pilot, _):
        for number in (0, 5, 10):
            await pilot.click(f"#rpe-{number}")
    assert [rpe for rpe, _ in diary.kept] == [0, 5, 10]


async def test_a_note_that_was_not_finished_is_kept_when_the_screen_is_left() -> None:
    diary = FakeDiary()
    async with summed_up(diary) as (pilot, screen):
        await pilot.press("n", "c", "o", "l", "d", "escape")
        assert not isinstance(screen.focused, Input)
        await pilot.press("q")
    assert diary.kept == [(None, "cold")]


async def test_nothing_said_is_nothing_kept() -> None:
    diary = FakeDiary()
    async with summed_up(diary) as (pilot, screen):
        assert place_of(screen).startswith("Kept in ~/aquatimer/history.sqlite3.")
        await pilot.press("enter")
    assert diary.kept == []


async def test_without_a_diary_nothing_is_asked() -> None:
    async with summed_up(None) as (pilot, screen):
        assert place_of(screen) == "This session is not kept."
        assert not screen.query_one("#asked").display
        await pilot.press("7", "n")
        assert screen.rpe is None


async def test_what_cannot_be_kept_is_told_and_the_screen_can_be_left_all_the_same() -> None:
    diary = FakeDiary(reason="The disk is full.")
    async with summed_up(diary) as (pilot, screen):
        await pilot.press("7")
        assert place_of(screen) == "The disk is full."
        app = pilot.app
        assert isinstance(app, AquatimerApp)
        assert app.notices == ("The disk is full.",)
        await pilot.press("enter")
        assert pilot.app.screen is not screen


async def test_a_session_that_looked_for_markers_asks_where_they_are() -> None:
    diary, book = FakeDiary(), FakeMarkerBook()
    async with summed_up(diary, markers=book) as (pilot, screen):
        placeholders = [
            line.placeholder for line in screen.query(MarkerQuestions).first().query(Input)
        ]
        assert placeholders[:2] == [
            "Sprint marker, such as: third tile from the ladder",
            "Medium marker, before: the blue line",
        ]
        await pilot.press("m", *"by 7", "enter")
        assert book.kept == [({"sprint": "by 7"}, None)]
        await pilot.press("enter", *"new", "enter")
        assert book.kept[1:] == [({"sprint": "by 7"}, "new")]
        assert screen.focused is None
        await pilot.press("7", "enter")
        assert pilot.app.screen is not screen
    assert diary.kept == [(7, None)]
    assert len(book.kept) == 2


async def test_a_marker_that_was_not_finished_is_kept_when_the_screen_is_left() -> None:
    book = FakeMarkerBook()
    async with summed_up(FakeDiary(), markers=book) as (pilot, _):
        await pilot.press("m", "enter", *"line", "escape", "q")
    assert book.kept == [({"medium": "line"}, None)]


async def test_nothing_said_of_markers_leaves_them_as_they_are() -> None:
    book = FakeMarkerBook()
    async with summed_up(FakeDiary(), markers=book) as (pilot, _):
        await pilot.press("m", "enter", "enter", *"a note alone", "enter", "q")
    assert book.kept == []


async def test_markers_that_cannot_be_kept_are_told() -> None:
    book = FakeMarkerBook(reason="The profile is wrong.")
    async with summed_up(FakeDiary(), markers=book) as (pilot, screen):
        await pilot.press("m", "x", "enter")
        assert place_of(screen) == "The profile is wrong."
        await pilot.press("escape", "enter")
        assert pilot.app.screen is not screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_markers_can_be_told_on_any_screen_without_a_diary(size: tuple[int, int]) -> None:
    book = FakeMarkerBook()
    async with summed_up(None, size=size, markers=book) as (pilot, _):
        await pilot.click("#marker-medium")
        await pilot.press("x")
    assert book.kept == [({"medium": "x"}, None)]


async def test_other_sessions_ask_for_no_markers() -> None:
    async with summed_up(FakeDiary()) as (pilot, screen):
        assert not screen.query(MarkerQuestions)
        await pilot.press("m")
        assert screen.focused is None


async def test_answers_that_are_typed_at_once_go_each_into_its_own_line() -> None:
    diary, book = FakeDiary(), FakeMarkerBook()
    async with summed_up(diary, markers=book) as (pilot, screen):
        for key in "mtile\nline\n\nnfine\n7\n":
            name = "enter" if key == "\n" else key
            pilot.app.post_message(events.Key(name, None if key == "\n" else key))
        async with asyncio.timeout(10):
            while pilot.app.screen is screen:
                await pilot.pause(0.02)
    assert book.kept[-1] == ({"sprint": "tile", "medium": "line"}, None)
    assert diary.kept[-1] == (7, "fine")
