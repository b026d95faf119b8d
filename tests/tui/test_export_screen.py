"""Exporting from the library: the kind, the place, the wait, and what came of it."""

import asyncio
import threading

import pytest
from textual.widgets import Input, OptionList, ProgressBar

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.exporting import Order
from aquatimer.tui.screens.choice import ChoiceScreen
from aquatimer.tui.screens.export import ExportScreen
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.line import Line
from tests.pool import FakeDeck, listing, workout
from tests.tui.pilot import Pilot, driven, settled
from tests.tui.tools import FakeExporter

WAVE = "title: Wave\noption rounds from 10 to 15 = 10\nrepeat rounds\n  1:00 easy\n"


def library(exporter: FakeExporter) -> AquatimerApp:
    deck = FakeDeck((listing(workout(WAVE, "wave"), WAVE),), texts={"wave": WAVE})
    return AquatimerApp(deck, tools=Tools(exporter=lambda: exporter))


async def opened(pilot: Pilot, *keys: str) -> ExportScreen:
    await settled(pilot)
    await pilot.press(*keys, "x")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


def place(screen: ExportScreen) -> str:
    return screen.query_one("#place", Input).value


def step(screen: ExportScreen) -> str:
    return screen.query_one("#step", Line).text


async def test_enter_writes_the_usual_kind_and_says_where_it_lies() -> None:
    exporter = FakeExporter()
    app = library(exporter)
    async with driven(app, size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert place(screen) == "~/wave.mp3"
        await pilot.press("enter")
        await settled(pilot)
        assert exporter.orders == [Order("wave", {}, "~/wave.mp3")]
        assert step(screen) == "Wrote ~/wave.mp3, 17.2 MB.\nNo voice on this computer."
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)
        assert len(exporter.orders) == 1


async def test_up_and_down_choose_the_kind_and_what_is_typed_does_as_well() -> None:
    exporter = FakeExporter()
    app = library(exporter)
    async with driven(app, size=(80, 24)) as pilot:
        screen = await opened(pilot)
        kinds = screen.query_one(OptionList)
        await pilot.press("down")
        assert (place(screen), kinds.highlighted) == ("~/wave.html", 1)
        await pilot.press("up", "up")
        assert (place(screen), kinds.highlighted) == ("~/wave.txt", 3)
        await pilot.press(*["backspace"] * 3, *"icu.txt")
        assert (place(screen), kinds.highlighted) == ("~/wave.icu.txt", 2)
        await pilot.press("enter")
        await settled(pilot)
    assert [order.place for order in exporter.orders] == ["~/wave.icu.txt"]


async def test_what_is_chosen_is_exported() -> None:
    exporter = FakeExporter()
    app = library(exporter)
    async with driven(app, size=(120, 40)) as pilot:
        await opened(pilot, "o", "up", "up", "escape")
        await pilot.press("enter")
        await settled(pilot)
    assert exporter.orders == [Order("wave", {"rounds": "12"}, "~/wave.mp3")]


@pytest.mark.parametrize(("answer", "orders"), [("b", 0), ("r", 1)])
async def test_a_file_that_is_there_is_replaced_only_when_that_is_asked(
    answer: str, orders: int
) -> None:
    exporter = FakeExporter(taken=frozenset({"~/wave.mp3"}))
    app = library(exporter)
    async with driven(app, size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        async with asyncio.timeout(10):
            while not isinstance(app.screen, ChoiceScreen):
                await pilot.pause(0.02)
        await pilot.press(answer)
        await settled(pilot)
        assert isinstance(app.screen, ExportScreen)
    assert len(exporter.orders) == orders


async def test_why_a_file_is_not_written_is_told_and_another_place_can_be_typed() -> None:
    exporter = FakeExporter(reason="Cannot write ~/wave.mp3: the disk is full.")
    app = library(exporter)
    async with driven(app, size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert step(screen) == "Cannot write ~/wave.mp3: the disk is full."
        exporter.reason = ""
        await pilot.press(*["backspace"] * 8, *"b.mp3", "enter")
        await settled(pilot)
        assert step(screen).startswith("Wrote ~/b.mp3")
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
    assert app.notices == ("Cannot write ~/wave.mp3: the disk is full.",)


async def test_escape_ends_what_is_being_written() -> None:
    exporter = FakeExporter(gate=threading.Event())
    app = library(exporter)
    async with driven(app, size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        async with asyncio.timeout(10):
            while screen.query_one(ProgressBar).percentage is None:
                await pilot.pause(0.02)
        assert step(screen) == "Preparing the voice"
        assert screen.query_one(ProgressBar).percentage == 0.25
        await pilot.press("enter", "down", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert exporter.gate is not None
        exporter.gate.set()
        assert exporter.ended.wait(timeout=10)
    assert len(exporter.orders) == 1
