"""The session screen as a picture at three sizes, on a player that stands still."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.habits import Habits
from aquatimer.tui.screens.summary import SummaryScreen
from aquatimer.tui.signs import Battery
from aquatimer.tui.summary_views import summary_of
from aquatimer.units.durations import MINUTE
from tests.pool import SPRINT_OF_ROUND_3, FakeDeck, FakeDiary, FakePower, prepared_at, swum

SnapCompare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_the_sprint_of_round_three(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3 + 18_400)
    assert snap_compare(AquatimerApp(FakeDeck(), prepared), terminal_size=size)


def test_a_pause_without_sound(snap_compare: SnapCompare) -> None:
    notice = "No sound device was found. Switch on a speaker, then start the session again."
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3, broken=notice)
    app = AquatimerApp(FakeDeck(), prepared)
    assert snap_compare(app, press=["space"], terminal_size=(80, 24))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_muted_locked_and_on_battery(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), replace(prepared, muted=True), power=FakePower(Battery(62)))
    assert snap_compare(app, press=["l"], terminal_size=size)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_the_flash_before_a_change(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3 + MINUTE - 1_900)
    assert snap_compare(AquatimerApp(FakeDeck(), prepared), terminal_size=size)


def test_only_the_clock_is_left_in_the_smallest_terminals(snap_compare: SnapCompare) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    assert snap_compare(AquatimerApp(FakeDeck(), prepared), terminal_size=(38, 8))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_the_summary(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    async def sum_up(pilot: Pilot[None]) -> None:
        summary = summary_of(swum().live.logbook)
        app = pilot.app
        app.push_screen(SummaryScreen(summary, FakeDiary(), print))
        await pilot.pause()
        await pilot.press("7")
        await pilot.pause()

    assert snap_compare(AquatimerApp(FakeDeck()), run_before=sum_up, terminal_size=size)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_the_help(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared)
    assert snap_compare(app, press=["f1"], terminal_size=size)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
def test_the_question_before_leaving(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared)
    assert snap_compare(app, press=["q", "y"], terminal_size=size)


def test_in_sunlight(snap_compare: SnapCompare) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared, habits=Habits(theme="pool-in-sunlight"))
    assert snap_compare(app, terminal_size=(120, 40))


def test_without_colours(snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared)
    assert snap_compare(app, press=["space"], terminal_size=(80, 24))
