"""Screens as pictures: taken when the program rests, and compared with those that are kept."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.app import App

from tests.tui.pilot import Pilot
from tests.tui.resting import RestingLoop

Compare = Callable[..., bool]
Steps = Callable[[Pilot], Awaitable[None]]


@pytest.fixture
def snap_compare(snapshot: SnapshotAssertion) -> Compare:
    """Take the place of the fixture of pytest-textual-snapshot, whose pilot waits a second."""
    kept = snapshot.use_extension(SVGImageExtension)

    def compare(
        app: App[None],
        press: Iterable[str] = (),
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Steps | None = None,
    ) -> bool:
        with asyncio.Runner(loop_factory=RestingLoop) as runner:
            return bool(kept == runner.run(_picture(app, press, terminal_size, run_before)))

    return compare


async def _picture(
    app: App[None], press: Iterable[str], size: tuple[int, int], run_before: Steps | None
) -> str:
    app.animation_level = "none"
    async with app.run_test(size=size, tooltips=True, notifications=True):
        pilot = Pilot(app)
        await pilot.pause()
        if run_before is not None:
            await run_before(pilot)
        await pilot.press(*press)
        return app.export_screenshot(title=app.title, simplify=True)
