"""The library: what there is to swim."""

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Label

from aquatimer.tui.listing_views import COLUMNS, about_listing, row_of
from aquatimer.tui.ports import Deck, Listing
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

BROKEN = "#ff6b7a"


class WorkoutTable(DataTable[Text]):
    """The list, with a word in the footer for the key that starts a session."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Start")]


class LibraryScreen(Screen[None]):
    """Lists the workouts with a look at the one under the cursor; Enter chooses it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "app.quit", "Quit", key_display="q"),
    ]

    @dataclass
    class Chosen(Message):
        """A workout is to be started."""

        listing: Listing

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._listings = {listing.name: listing for listing in deck.listings()}

    def compose(self) -> ComposeResult:
        """Lay out the list and, below it, the look at one workout."""
        yield Label("aquatimer", id="title")
        yield WorkoutTable(cursor_type="row")
        with Vertical(id="preview"):
            yield SessionStrip(id="strip")
            yield Paragraph(id="about")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(WorkoutTable)
        table.add_columns(*COLUMNS)
        for listing in self._listings.values():
            style = "" if listing.problem is None else BROKEN
            # Text as it is: a title may hold what would be read as markup.
            table.add_row(*(Text(cell, style) for cell in row_of(listing)), key=listing.name)
        if not self._listings:
            self.query_one("#about", Paragraph).text = "There is no workout in the library."

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show the workout under the cursor, or what is wrong with it."""
        listing = self._listings[str(event.row_key.value)]
        self.set_class(listing.problem is not None, "-broken")
        self.query_one(SessionStrip).timeline = listing.timeline
        self.query_one("#about", Paragraph).text = about_listing(listing)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Choose the workout; a broken one cannot be started and says so already."""
        listing = self._listings[str(event.row_key.value)]
        if listing.problem is None:
            self.post_message(self.Chosen(listing))
        else:
            self.app.bell()
