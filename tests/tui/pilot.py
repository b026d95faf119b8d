"""A pilot that waits for the program to come to rest, where Textual's waits for time to pass."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import textual.pilot
from textual.app import App
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key

from tests.tui.resting import rest

_ANSWERS_WITHIN = 30.0
_BROKEN = 1
_FRAME = 1 / 60


class Pilot(textual.pilot.Pilot[None]):
    """Presses keys as fast as they are handled, and sees a program that has ended by a mistake."""

    async def press(self, *keys: str) -> None:
        """Press each key when all is done that follows from the one before."""
        for key in keys:
            self.app.post_message(_event_of(key))
            await self._wait_for_screen()
        await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until the screen is drawn, and once more for what follows from its new places."""
        await super().pause(delay or 0)
        await super().pause(0)
        await self._wait_for_screen()

    async def resize_terminal(self, width: int, height: int) -> None:
        """Wait also for the program to take the size over, which it does within a frame."""
        await super().resize_terminal(width, height)
        await rest(_FRAME)
        await self.pause()

    async def _wait_for_screen(self, timeout: float = _ANSWERS_WITHIN) -> bool:  # noqa: ASYNC109 - Textual's
        """Wait also for what a test waits for: every wait of Textual's pilot begins here."""
        async with asyncio.timeout(timeout):
            await rest()
        if self.app.return_code == _BROKEN:
            pytest.fail("the program has ended by a mistake")
        return True


@asynccontextmanager
async def driven(app: App[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot]:
    """Run a program without a terminal; nothing on its screen takes time to move."""
    app.animation_level = "none"
    async with app.run_test(size=size):
        yield Pilot(app)


async def settled(pilot: Pilot) -> None:
    """Wait for what is read and planned in threads, also for what is planned only after that."""
    await pilot.pause()
    while pilot.app.workers:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _event_of(key: str) -> Key:
    if len(key) == 1:
        return Key(key if key.isalnum() else _character_to_key(key), key)
    try:
        name = _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))
        return Key(key, unicodedata.lookup(name))
    except KeyError:
        return Key(key, None)
