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

from aquatimer.tui.listing_views import COLUMNS, about_cut_off, about_listing, row_of
from aquatimer.tui.ports import CutOffSession, Deck, Listing
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

BROKEN = "#ff6b7a"


class WorkoutTable(DataTable[Text]):
    """The list, with a word in the footer for the key that starts a session."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Start")]


class LibraryScreen(Screen[None]):
    """Lists the workouts with a look at the one under the cursor; Enter chooses it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resume", "Go on"),
        Binding("q,escape", "app.quit", "Quit", key_display="q"),
    ]

    @dataclass
    class Chosen(Message):
        """A workout is to be started."""

        listing: Listing

    @dataclass
    class Resumed(Message):
        """The session that was cut off is to be gone on with."""

        title: str

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._cut_off: CutOffSession | None = None
        self._listings = {listing.name: listing for listing in deck.listings()}

    def compose(self) -> ComposeResult:
        """Lay out the list and, below it, the look at one workout."""
        yield Label("aquatimer", id="title")
        yield Paragraph(id="cut-off")
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

    def on_screen_resume(self) -> None:
        """Offer the session that was cut off, before all others."""
        self._cut_off = self._deck.cut_off()
        self.set_class(self._cut_off is not None, "-cut-off")
        if self._cut_off is not None:
            self.query_one("#cut-off", Paragraph).text = about_cut_off(self._cut_off)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual gives both
        """Show the key that goes on only where there is something to go on with."""
        return action != "resume" or self._cut_off is not None

    def action_resume(self) -> None:
        """Go on with the session that was cut off."""
        if self._cut_off is not None:
            self.post_message(self.Resumed(self._cut_off.title))

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
