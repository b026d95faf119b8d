"""The library as a picture at three sizes: its list, the details of one, and the export."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.ports import CutOffSession, Listing
from aquatimer.tui.tools import Tools
from tests.pool import SPRINGBOARD, FakeDeck, listing, workout
from tests.tui.tools import FakeExporter, FakeShelf
from tests.tui.workbench import FakeWorkbench

SnapCompare = Callable[..., bool]
SIZES = pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"]
)
WAVE = """
title: Wave your hands in the air
level: medium
gear: belt
about: Tempo, a sprint, and half a minute with the hands in the air.
option rounds from 10 to 15 = 10
option finish from 5:00 to 15:00 = 10:00
warmup 10:00 easy
repeat rounds
  1:00 medium
  1:00 sprint
  0:30 drill "Hands in the air, keep your legs running"
  1:00 rest
cooldown finish easy
"""
STEADY = "title: The steady hour\nlevel: easy\ngear: belt\nabout: One pace.\n1:00:00 steady\n"
MINE = replace(listing(workout(STEADY.replace("The steady", "My happy"), "my-hour")), origin="own")
BROKEN = Listing(
    "tuesday", "tuesday", None, (), None, "own", None, "line 4: There is no effort called `sprnt`."
)


@pytest.fixture(autouse=True)
def _in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


def library() -> AquatimerApp:
    shown = (
        listing(workout(SPRINGBOARD)),
        listing(workout(STEADY, "steady-hour")),
        listing(workout(WAVE, "wave"), WAVE),
        MINE,
        BROKEN,
    )
    deck = FakeDeck(shown, texts={"wave": WAVE})
    deck.broken_off = CutOffSession("The Springboard", 1_930_400)
    return AquatimerApp(deck, tools=Tools(lambda: FakeShelf(deck), FakeWorkbench, FakeExporter))


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            await pilot.press(*([key] if key else []))
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        for field in pilot.app.screen.query(Input).results(Input):
            field.cursor_blink = False
        await pilot.pause()

    return press


@SIZES
def test_the_list_with_a_broken_one(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = after("down", "down", "down", "down")
    assert snap_compare(library(), run_before=keys, terminal_size=size)


@SIZES
def test_the_details_with_fifteen_rounds(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = after("down", "down", "o", "1", "5")
    assert snap_compare(library(), run_before=keys, terminal_size=size)


@SIZES
def test_the_export(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(library(), run_before=after("x", "enter"), terminal_size=size)


def test_the_list_where_nothing_is_found(snap_compare: SnapCompare) -> None:
    keys = after("slash", *"gear:kite")
    assert snap_compare(library(), run_before=keys, terminal_size=(80, 24))
