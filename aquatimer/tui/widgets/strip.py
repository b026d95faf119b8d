"""The whole session in one strip, with the place in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from aquatimer.plan.palette import blend
from aquatimer.tui.paint import Paint
from aquatimer.tui.skyline import efforts_across, slot_at, storeys
from aquatimer.tui.themes import paint_of
from aquatimer.units.durations import Milliseconds

if TYPE_CHECKING:
    from aquatimer.plan.efforts import Effort
    from aquatimer.plan.timeline import Timeline

_FADED = 0.6


class SessionStrip(Widget):
    """A skyline of a timeline: colour and height tell the effort, two slots share a column.

    With a place, what lies before it is faded and a bar stands there.
    """

    timeline: "reactive[Timeline | None]" = reactive(None)
    here: reactive[int | None] = reactive(None)

    _position: Milliseconds | None = None

    def show_place(self, position: Milliseconds) -> None:
        """Move the place; it is drawn again only where that is another column."""
        self._position = position
        self._find_column()

    def on_resize(self) -> None:
        """Keep the place where it is in time."""
        self._find_column()

    def render(self) -> Content:
        """Draw the skyline row by row, from the highest storey down."""
        width, rows = self.size
        if self.timeline is None or not width:
            return Content()
        paint = paint_of(self.app)
        pairs = _pairs(efforts_across(self.timeline, 2 * width))
        return Content("\n").join(
            Content.assemble(*self._row(pairs, paint, storey=storey, rows=rows))
            for storey in range(rows, 0, -1)
        )

    def _find_column(self) -> None:
        if self._position is not None and self.timeline is not None and self.size.width:
            self.here = slot_at(self._position, self.timeline, self.size.width)

    def _row(
        self, pairs: "list[tuple[Effort, Effort]]", paint: Paint, *, storey: int, rows: int
    ) -> Iterator[tuple[str, str]]:
        for column, pair in enumerate(pairs):
            if column == self.here:
                yield "█", f"{paint.ink} on {paint.ink}"
                continue
            fade = _FADED if self.here is not None and column < self.here else 0.0
            inks = (
                blend(paint.effort(effort), paint.ground, fade)
                if storeys(effort, rows) >= storey
                else None
                for effort in pair
            )
            yield _cell(*inks)


def _pairs(efforts: "tuple[Effort, ...]") -> "list[tuple[Effort, Effort]]":
    return list(zip(efforts[::2], efforts[1::2], strict=True))


def _cell(left: str | None, right: str | None) -> tuple[str, str]:
    if left is None or right is None:
        if left is None and right is None:
            return " ", ""
        return ("▌", left) if left is not None else ("▐", right or "")
    return ("█" if left == right else "▌"), f"{left} on {right}"
