"""The pilot of these tests: it waits for all that follows from a key, and sees a program break."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Input, Label

from tests.tui.pilot import driven


class Chain(App[None]):
    """F2 is told on by one part of the program to the next, a hundred times."""

    told = 0

    def compose(self) -> ComposeResult:
        yield Label()
        yield Input()

    def on_key(self, event: Key) -> None:
        if event.key == "f12":
            raise OverflowError("broken on purpose")
        if event.key == "f2":
            self._tell_on(100)

    def _tell_on(self, more: int) -> None:
        self.told += 1
        self.query_one(Label).update(f"told {self.told}")
        teller = self.call_later if more % 2 else self.call_after_refresh
        if more > 1:
            teller(self._tell_on, more - 1)


async def test_all_that_follows_from_a_key_is_done_after_it() -> None:
    app = Chain()
    async with driven(app) as pilot:
        await pilot.press("f2")
        while app.told < 100:
            await pilot.pause()
        assert str(app.query_one(Label).render()) == "told 100"


async def test_keys_are_typed_as_on_a_keyboard() -> None:
    app = Chain()
    async with driven(app) as pilot:
        app.query_one(Input).focus()
        await pilot.press(*"aÄ7 -,€", "full_stop", "left", "x")
        assert app.query_one(Input).value == "aÄ7 -,€x."


async def test_a_window_of_another_size_has_all_in_its_places() -> None:
    app = Chain()
    async with driven(app) as pilot:
        await pilot.resize_terminal(33, 11)
        assert app.query_one(Input).outer_size.width == 33


async def press_and_wait(key: str) -> None:
    async with driven(Chain()) as pilot:
        await pilot.press(key)
        while True:
            await pilot.pause(0.01)


async def test_a_program_that_breaks_ends_the_wait_and_its_test() -> None:
    with pytest.raises(OverflowError, match="on purpose"):
        await press_and_wait("f12")
