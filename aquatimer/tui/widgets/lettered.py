"""Widgets that draw their text as large as the room allows."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import compress
from typing import ClassVar, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from aquatimer.plan.palette import BACKGROUND
from aquatimer.tui.glyphs import LETTERS, Glyph
from aquatimer.tui.lettering import FULL, LOWER, UPPER, largest_scale, lettering

_RUNS = re.compile(f"({FULL}+|[{UPPER}{LOWER}]+)")


class Lettered(Widget):
    """A text in a bitmap face, plain and bold where there is no room for that.

    `value` is the text. Its colour and the one behind it are `#rrggbb`.
    """

    ALLOW_SELECT = False
    FACE: ClassVar[Mapping[str, Glyph]] = LETTERS
    GAP: ClassVar[int] = 1

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.value = ""
        self._ink = "#ffffff"
        self._paper = BACKGROUND
        self._strips: list[Strip] = []

    def show(self, value: str, ink: str, paper: str) -> None:
        """Show another text; only the characters that changed are drawn again."""
        before, self.value = self.value, value
        if (ink, paper) != (self._ink, self._paper) or len(before) != len(value):
            self._ink, self._paper = ink, paper
            self.refresh()
        elif before != value:
            self.refresh(*self._changed(before))

    def drawing(self) -> tuple[str, ...]:
        """Return the text as it is drawn in the room there is, one string a row."""
        return self._drawn(self.value, self._scale(self.value))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return how wide the text is without its face, for places one row high."""
        del container, viewport
        return cell_len(self.value)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have it drawn again."""
        self._strips = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        if len(self._strips) != self.size.height:
            self._strips = self._draw()
        return self._strips[y]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows; without the steps for borders, which are what costs most of the time."""
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _draw(self) -> list[Strip]:
        rows, size = self.drawing(), self.size
        corner = self._corner(rows)
        blank = Strip.blank(size.width, Style(bgcolor=self._paper))
        strips = [blank] * size.height
        strips[corner.y : corner.y + len(rows)] = [
            _strip(row, self._ink, self._paper, corner.x, size.width) for row in rows
        ]
        paper = Color.parse(self._paper)
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, paper) for strip in strips]
        return strips[: size.height]

    def _scale(self, value: str) -> int:
        width, height = self.size
        return largest_scale(value.upper(), self.FACE, columns=width, rows=height, gap=self.GAP)

    def _drawn(self, value: str, scale: int) -> tuple[str, ...]:
        return _lettering(value.upper(), type(self), scale) if scale else (value,)

    def _corner(self, rows: tuple[str, ...]) -> Offset:
        left, top = self.size.width - cell_len(rows[0]), self.size.height - len(rows)
        centred = self.styles.content_align_horizontal == "center"
        return Offset(max(0, left // 2 if centred else 0), max(0, top // 2))

    def _changed(self, before: str) -> tuple[Region, ...]:
        """Return where the characters stand that changed; all of the widget where others moved."""
        scale = self._scale(self.value)
        if not scale or scale != self._scale(before):
            return ()
        widths = [
            [len(self.FACE[each][0]) for each in text.upper()] for text in (before, self.value)
        ]
        if widths[0] != widths[1]:
            return ()
        rows = self._drawn(self.value, scale)
        corner = self._corner(rows)
        differ = [one != other for one, other in zip(before, self.value, strict=True)]
        spans = compress(_spans(widths[1], self.GAP), differ)
        return tuple(
            Region(corner.x + start * scale, corner.y, width * scale, len(rows))
            for start, width in spans
        )


def _spans(widths: list[int], gap: int) -> Iterator[tuple[int, int]]:
    start = 0
    for width in widths:
        yield start, width
        start += width + gap


@lru_cache(64)
def _lettering(text: str, kind: type[Lettered], scale: int) -> tuple[str, ...]:
    return tuple(lettering(text, kind.FACE, scale=scale, gap=kind.GAP))


@lru_cache(512)
def _strip(row: str, ink: str, paper: str, left: int, width: int) -> Strip:
    """Colour a row of blocks; full ones get the colour as their background too.

    Without that a terminal or a picture whose font leaves a gap between rows shows stripes.
    """
    blank = Style(bgcolor=paper)
    plain = Style(color=ink, bgcolor=paper, bold=not _RUNS.search(row))
    solid = Style(color=ink, bgcolor=ink)
    pieces = (
        Segment(piece, solid if piece.startswith(FULL) else plain)
        for piece in filter(None, _RUNS.split(row))
    )
    strip = Strip([Segment(" " * left, blank), *pieces] if left else pieces)
    return strip.adjust_cell_length(width, blank)
