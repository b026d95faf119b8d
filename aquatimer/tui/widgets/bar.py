"""A bar as long as something lasted, on a fainter one as long as it was to last."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


class Bar(Widget):
    """Two shares of the width there is: what was done, and faint behind it what was planned.

    Shares go from 0 to 1, colours are `#rrggbb`.
    """

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._done = self._planned = 0.0
        self._ink = self._faint = self._ground = "#ffffff"

    def show(self, done: float, planned: float, *, ink: str, faint: str, ground: str) -> None:
        """Show what was done in `ink` over what was planned in `faint`."""
        self._done, self._planned = done, planned
        self._ink, self._faint, self._ground = ink, faint, ground
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw it in blocks that can be told apart without colours.

        They are drawn on their own colours, since some fonts leave gaps between them.
        """
        del y
        width = self.size.width
        done = round(self._done * width)
        missed = max(0, round(self._planned * width) - done)
        pieces = [
            Segment("█" * done, Style(color=self._ink, bgcolor=self._ink)),
            Segment("░" * missed, Style(color=self._faint, bgcolor=self._faint)),
        ]
        return Strip(pieces).adjust_cell_length(width, Style(bgcolor=self._ground))
