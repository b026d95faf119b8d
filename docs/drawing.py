"""How a picture of a screen is made: an app without a terminal, posed, drawn as SVG."""  # noqa: INP001 - beside the script that uses it, no package

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import groupby

from textual.app import App
from textual.pilot import Pilot

Pose = Callable[[Pilot[None]], Awaitable[None]]
"""What is done on a screen before it is drawn."""

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


async def as_it_comes(pilot: Pilot[None]) -> None:
    """Pose a screen by waiting until it is up."""
    await pilot.pause()


def after_keys(*keys: str) -> Pose:
    """Return the pose of a screen on which these keys were pressed."""

    async def pressed(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause(0.3)

    return pressed


@dataclass(frozen=True)
class Picture:
    """One picture: the name of its file, the command that shows it, the app, pose and size."""

    name: str
    command: str
    app: Callable[[], App[None]]
    pose: Pose = as_it_comes
    size: tuple[int, int] = (120, 40)

    async def drawn(self) -> str:
        """Return the picture as SVG."""
        app = self.app()
        async with app.run_test(size=self.size) as pilot:
            await self.pose(pilot)
            return _with_solid_blocks(app.export_screenshot(title=self.command))


def _with_solid_blocks(svg: str) -> str:
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
