"""What a text comes to, beside it: totals, and the session with its rounds folded."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from aquatimer.plan.palette import effort_colour
from aquatimer.tui.contrast import legible
from aquatimer.tui.editor_views import OutlineRow, outline, totals

if TYPE_CHECKING:
    from aquatimer.plan.timeline import Timeline


class Outline(VerticalScroll, can_focus=False):
    """Shows a timeline; the row of the line that is being written is marked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._line: int | None = None
        self._rows: Sequence[OutlineRow] = ()

    def compose(self) -> ComposeResult:
        """Lay out totals and table."""
        yield Static(classes="totals")
        yield Static(classes="table")

    def show(self, timeline: "Timeline | None") -> None:
        """Show another timeline, nothing where there is none."""
        told = totals(timeline) if timeline else ()
        self.query_one(".totals", Static).update(self._painted(told))
        self._rows = outline(timeline) if timeline else ()
        self.query_one(".table", Static).update(self._painted(self._rows))

    def mark(self, line: int) -> None:
        """Mark the rows of a line of the source."""
        if line == self._line:
            return
        shown = any(row.line in (line, self._line) for row in self._rows)
        self._line = line
        if shown:
            self.query_one(".table", Static).update(self._painted(self._rows))

    def _painted(self, rows: Iterable[OutlineRow]) -> Content:
        return painted(rows, self, line=self._line)


def painted(
    rows: Iterable[OutlineRow], on: Widget, *, line: int | None = None, link: str = "\n"
) -> Content:
    """Return rows in the colours of their efforts, those of one line of the source marked."""
    ground = on.background_colors[1].hex6.lower()
    return Content(link).join(_paint(row, ground, line) for row in rows)


def _paint(row: OutlineRow, ground: str, line: int | None) -> Content:
    here = row.line is not None and row.line == line
    content = Content(f"{'▸' if here else ' '} {row.text}")
    if row.effort is not None:
        content = content.stylize(legible(effort_colour(row.effort), ground))
    return content.stylize("bold") if here or row.effort is None else content
