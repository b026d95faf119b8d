# noqa: INP001 - a script beside what it makes, no package
"""Draws the pictures of the README: `make picture`."""

import asyncio
import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from textual.pilot import Pilot

from aquatimer.cli.workbench import DiskWorkbench
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.plan.cues import CuePlan
from aquatimer.plan.reading import read_workout
from aquatimer.session.live import LiveSession
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.ports import CutOffSession, Listing, NotPrepared, Prepared
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.units.durations import MINUTE, SECOND

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "session.svg"
EDITOR = ROOT / "docs" / "editor.svg"
SIZE = (120, 40)
EDITOR_SIZE = (120, 32)
MOMENT = 24 * MINUTE + 48 * SECOND
"""In The Springboard: the sprint of round 3, 42 s before its end."""

_BLOCKS = re.compile(
    r'<text class="(?P<style>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)"'
    r' textLength="(?P<length>[\d.]+)"[^>]*>(?P<blocks>[█▀▄▌▐]+)</text>'
)
_ROW_HEIGHT = 24.4
_BASELINE = 18.5
# Of a cell: where it begins and how much of it is covered, across and down.
_COVERED = {
    "█": (0.0, 1.0, 0.0, 1.0),
    "▀": (0.0, 1.0, 0.0, 0.5),
    "▄": (0.0, 1.0, 0.5, 0.5),
    "▌": (0.0, 0.5, 0.0, 1.0),
    "▐": (0.5, 0.5, 0.0, 1.0),
}


class StillClock:
    """Time that stands still."""

    def now(self) -> float:
        """Return the same moment always."""
        return 0.0


class EmptyDeck:
    """A library without workouts."""

    def listings(self) -> Sequence[Listing]:
        """Return nothing."""
        return ()

    def edition(self) -> Hashable:
        """Return the same always."""
        return None

    def cut_off(self) -> CutOffSession | None:
        """Return nothing."""
        return None

    def prepare_cut_off(self, _progress: Callable[[int, int], None]) -> Prepared:
        """Refuse."""
        raise NotPrepared("No session was cut off.")

    def prepare(self, name: str, _progress: Callable[[int, int], None]) -> Prepared:
        """Refuse."""
        raise NotPrepared(f"{name} is not in this library.")


async def picture() -> str:
    """Return the session screen at the moment as SVG."""
    file = ROOT / "workouts" / "springboard.aqua"
    timeline = read_workout(file.read_bytes(), file=file.name, name=file.stem).timeline
    if timeline is None:
        raise SystemExit(f"{file.name} does not compile: see 'aquatimer check {file}'")
    plan = CuePlan(timeline.name, timeline.total, ())
    live = LiveSession(timeline, plan, SilentPlayer(MOMENT, StillClock()))
    app = AquatimerApp(EmptyDeck(), Prepared(live))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return app.export_screenshot(title="aquatimer start springboard")


SLIP = ("  1:00 sprint", "  1:00 sprnt")
"""What is written wrong in the picture of the editor."""


async def picture_of_the_editor() -> str:
    """Return the editor with The Springboard, one word of which is written wrong, as SVG."""
    workbench = DiskWorkbench()
    shipped = workbench.open(str(ROOT / "workouts" / "springboard.aqua"))
    app = AquatimerApp(EmptyDeck(), workbench=workbench, manuscript=replace(shipped, rescued=None))
    async with app.run_test(size=EDITOR_SIZE) as pilot:
        screen = app.screen
        if not isinstance(screen, EditorScreen):
            raise TypeError(f"{screen} is no editor")
        await _settled(pilot, screen)
        row = next(row for row, line in enumerate(shipped.text.splitlines()) if SLIP[0] in line)
        screen.area.replace(SLIP[1], (row, 0), (row, len(SLIP[0])))
        screen.area.move_cursor((row, len(SLIP[1])))
        await _settled(pilot, screen)
        drawn = app.export_screenshot(title="aquatimer edit springboard")
        screen.area.undo()
        return drawn


async def _settled(pilot: Pilot[None], screen: EditorScreen) -> None:
    await pilot.pause()
    while not screen.settled:
        await pilot.pause(0.02)
    await pilot.pause()


def with_solid_blocks(svg: str) -> str:
    """Draw block characters as rectangles, so that no viewer's font leaves gaps between them."""
    return _BLOCKS.sub(_rectangles, svg)


def _rectangles(text: re.Match[str]) -> str:
    width = float(text["length"]) / len(text["blocks"])
    left, top = float(text["x"]), float(text["y"]) - _BASELINE
    drawn = []
    for block, run in groupby(enumerate(text["blocks"]), key=lambda each: each[1]):
        columns = [column for column, _ in run]
        across, wide, down, high = _COVERED[block]
        # Half blocks stand alone across, whole and upper and lower ones run together.
        spans = [(column, wide) for column in columns] if wide < 1 else [(columns[0], len(columns))]
        drawn += [
            f'<rect class="{text["style"]}" shape-rendering="crispEdges"'
            f' x="{left + (column + across) * width:g}" y="{top + down * _ROW_HEIGHT:g}"'
            f' width="{span * width:g}" height="{high * _ROW_HEIGHT + 0.25:g}"/>'
            for column, span in spans
        ]
    return "".join(drawn)


if __name__ == "__main__":
    PICTURE.write_text(with_solid_blocks(asyncio.run(picture())), encoding="utf-8")
    EDITOR.write_text(with_solid_blocks(asyncio.run(picture_of_the_editor())), encoding="utf-8")
