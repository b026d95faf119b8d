"""The session screen as a picture at three sizes, on a player that stands still."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.signs import Battery
from aquatimer.units.durations import MINUTE
from tests.pool import SPRINT_OF_ROUND_3, FakeDeck, FakePower, prepared_at

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
