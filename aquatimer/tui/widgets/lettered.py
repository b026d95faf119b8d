"""Widgets that draw their text as large as the room allows."""

import re
from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from aquatimer.tui.glyphs import LETTERS, Glyph
from aquatimer.tui.lettering import FULL, LOWER, UPPER, largest_scale, lettering

_RUNS = re.compile(f"{FULL}+|[{UPPER}{LOWER}]+")


class Lettered(Widget):
    """A text in a bitmap face, plain and bold where there is no room for that.

    `value` is the text and `ink` its colour as `#rrggbb`.
    """

    FACE: ClassVar[Mapping[str, Glyph]] = LETTERS
    GAP: ClassVar[int] = 1

    value: reactive[str] = reactive("")
    ink: reactive[str] = reactive("#ffffff")

    def show(self, value: str, ink: str) -> None:
        """Show another text; nothing is drawn where neither text nor colour changed."""
        self.value = value
        self.ink = ink

    def render(self) -> Content:
        """Draw the value at the largest scale that fits."""
        text = self.value.upper()
        width, height = self.size
        scale = largest_scale(text, self.FACE, columns=width, rows=height, gap=self.GAP)
        if scale == 0:
            return Content.styled(self.value, f"bold {self.ink}")
        rows = lettering(text, self.FACE, scale=scale, gap=self.GAP)
        return Content("\n").join(painted(row, self.ink) for row in rows)


def painted(row: str, ink: str) -> Content:
    """Colour a row of blocks; full ones get the colour as their background too.

    Without that a terminal or a picture whose font leaves a gap between rows shows stripes.
    """
    content = Content(row)
    for run in _RUNS.finditer(row):
        style = f"{ink} on {ink}" if run.group().startswith(FULL) else ink
        content = content.stylize(style, *run.span())
    return content
