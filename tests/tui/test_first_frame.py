"""The first screen: as large from the start as Textual finds it to be."""

import pytest
from textual.geometry import Size
from textual.screen import Screen

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.breakpoints import COLUMNS, ROWS
from aquatimer.tui.first_frame import fitted
from tests.pool import FakeDeck
from tests.tui.pilot import driven

NAMES = {name for _, name in (*COLUMNS, *ROWS)}


@pytest.mark.parametrize("size", [(39, 11), (60, 16), (80, 24), (100, 38), (200, 60)])
async def test_it_has_the_classes_that_textual_gives_it_later(size: tuple[int, int]) -> None:
    async with driven(AquatimerApp(FakeDeck()), size=size) as pilot:
        await pilot.pause()
        given = pilot.app.screen.classes & NAMES
        assert fitted(Screen(), Size(*size)).classes == given
