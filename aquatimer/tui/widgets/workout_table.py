"""The list of workouts."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from aquatimer.tui.listing_views import Column, cell_of, columns_for
from aquatimer.tui.ports import Listing
from aquatimer.tui.widgets.pieces import cell_text

_TWICE = 2


class WorkoutTable(DataTable[Text], inherit_bindings=False):
    """A row for each workout, in as many columns as there is room for.

    The cursor stays on the workout that it is on, whatever else comes and goes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.start", "Start", tooltip="Start it with what is chosen"),
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
        # Rows have nothing to go to on their sides; the library does on the right.
        Binding("right", "screen.details", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row")
        self._listings: Sequence[Listing] = ()
        self._widths: Mapping[Column, int] = {}

    @property
    def current(self) -> str | None:
        """The name of the workout under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return str(self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value)

    def show(self, listings: Sequence[Listing], seek: str | None = None) -> None:
        """Show these workouts, with the cursor on the one to `seek`, or where it was."""
        self._listings = listings
        self._fill(seek)

    def seek(self, name: str) -> None:
        """Move the cursor to a workout, if it is shown."""
        names = [listing.name for listing in self._listings]
        if name in names:
            self.move_cursor(row=names.index(name))

    async def on_click(self, event: events.Click) -> None:
        """Start at the second of two clicks; the first one moves the cursor."""
        if event.chain == _TWICE:
            await self.run_action("screen.start")

    def on_resize(self) -> None:
        """Show other columns where there is more room, or less."""
        if self._fitting() != self._widths:
            self._fill(None)

    def _fitting(self) -> Mapping[Column, int]:
        width = self.size.width - self.scrollbar_size_vertical
        return columns_for(width, self._listings)

    def _fill(self, seek: str | None) -> None:
        before, row = seek or self.current, self.cursor_row
        self._widths = self._fitting()
        self.clear(columns=True)
        for column, width in self._widths.items():
            self.add_column(Text(column), width=width)
        broken = self.app.theme_variables["error"]
        for listing in self._listings:
            style = "" if listing.problem is None else broken
            cells = (cell_text(cell_of(listing, column), self, style) for column in self._widths)
            self.add_row(*cells, key=listing.name)
        if before is not None and before in (listing.name for listing in self._listings):
            self.seek(before)
        elif self._listings:
            self.move_cursor(row=min(row, len(self._listings) - 1))
