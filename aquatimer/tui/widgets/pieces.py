"""Lines whose pieces have the colours of efforts, as they can be read where they stand."""

from collections.abc import Iterable

from rich.text import Text
from textual.content import Content
from textual.widget import Widget

from aquatimer.plan.efforts import Effort
from aquatimer.plan.palette import effort_colour
from aquatimer.plan.sheet import Piece
from aquatimer.tui.contrast import legible


def content_of(lines: Iterable[Iterable[Piece]], on: Widget) -> Content:
    """Return lines to be drawn on a widget."""
    ground = _ground(on)
    return Content("\n").join(
        Content.assemble(*((piece.text, _colour(piece.effort, ground)) for piece in line))
        for line in lines
    )


def cell_text(pieces: Iterable[Piece], on: Widget, style: str = "") -> Text:
    """Return pieces as the cell of a table, which takes no other kind of text.

    It is no markup: a title may hold what would be read as such.
    """
    ground = _ground(on)
    parts = ((piece.text, _colour(piece.effort, ground)) for piece in pieces)
    return Text.assemble(*parts, style=style, no_wrap=True, overflow="ellipsis")


def _ground(on: Widget) -> str:
    return on.background_colors[1].hex6.lower()


def _colour(effort: Effort | None, ground: str) -> str:
    return "" if effort is None else legible(effort_colour(effort), ground)
