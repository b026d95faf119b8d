"""The library: what there is to swim."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Label

from aquatimer.tui.listing_views import (
    COLUMNS,
    about_cut_off,
    about_listing,
    is_found,
    nothing_found,
    row_of,
)
from aquatimer.tui.ports import CutOffSession, Deck, Listing
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

BROKEN = "#ff6b7a"
LOOKS_EVERY = 1.0


class WorkoutTable(DataTable[Text]):
    """The list, with a word in the footer for the key that starts a session."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Start")]


class LibraryScreen(Screen[None]):
    """Lists the workouts with a look at the one under the cursor; Enter chooses it.

    What is typed after a slash leaves only what it is found in. Files that change outside are
    shown as they are, within a second or two.
    """

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resume", "Go on"),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("escape", "leave_search", show=False),
        Binding("q", "app.quit", "Quit"),
    ]

    @dataclass
    class Chosen(Message):
        """A workout is to be started."""

        listing: Listing

    @dataclass
    class Resumed(Message):
        """The session that was cut off is to be gone on with."""

        title: str

    @dataclass
    class Changed(Message):
        """The files of the library are others."""

        edition: Hashable
        listings: Sequence[Listing]

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._cut_off: CutOffSession | None = None
        self._edition = deck.edition()
        self._listings = {listing.name: listing for listing in deck.listings()}

    def compose(self) -> ComposeResult:
        """Lay out the list and, below it, the look at one workout."""
        yield Label("aquatimer", id="title")
        yield Paragraph(id="cut-off")
        yield Input(placeholder="Title, level, gear or tag", id="search", compact=True)
        yield WorkoutTable(cursor_type="row")
        with Vertical(id="preview"):
            yield SessionStrip(id="strip")
            yield Paragraph(id="about")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list, and begin to watch the files."""
        self.query_one(WorkoutTable).add_columns(*COLUMNS)
        self._fill()
        self.query_one(WorkoutTable).focus()
        self.set_interval(LOOKS_EVERY, self._look_while_shown)

    def _fill(self) -> None:
        """Show what is found, with the cursor on the workout that it was on."""
        table = self.query_one(WorkoutTable)
        before = self._under_cursor(table)
        sought = self.query_one("#search", Input).value
        found = [one for one in self._listings.values() if is_found(one, sought)]
        table.clear()
        for listing in found:
            style = "" if listing.problem is None else BROKEN
            # Text as it is: a title may hold what would be read as markup.
            table.add_row(*(Text(cell, style) for cell in row_of(listing)), key=listing.name)
        names = [listing.name for listing in found]
        if before in names:
            table.move_cursor(row=names.index(before))
        if not found:
            self.remove_class("-broken")
            self.query_one(SessionStrip).timeline = None
            self.query_one("#about", Paragraph).text = nothing_found(sought)

    def _under_cursor(self, table: WorkoutTable) -> str | None:
        if not table.is_valid_row_index(table.cursor_row):
            return None
        return str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value)

    def _look_while_shown(self) -> None:
        if self.is_current:
            self._look()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        edition = self._deck.edition()
        if edition != self._edition:
            self.post_message(self.Changed(edition, self._deck.listings()))

    def on_library_screen_changed(self, message: Changed) -> None:
        """Show the library as it is."""
        self._edition = message.edition
        self._listings = {listing.name: listing for listing in message.listings}
        self._fill()

    def action_search(self) -> None:
        """Let the runner type what is sought."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    def action_leave_search(self) -> None:
        """Show everything again; without a search this leaves the library."""
        if not self.has_class("-searching"):
            self.app.exit()
            return
        self.remove_class("-searching")
        self.query_one("#search", Input).value = ""
        self.query_one(WorkoutTable).focus()

    def on_input_changed(self, _: Input.Changed) -> None:
        """Leave only what is found."""
        self._fill()

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Go to what was found."""
        self.query_one(WorkoutTable).focus()

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
        listing = self._listings.get(str(event.row_key.value))
        if listing is None:
            return  # it went while the cursor came
        self.set_class(listing.problem is not None, "-broken")
        self.query_one(SessionStrip).timeline = listing.timeline
        self.query_one("#about", Paragraph).text = about_listing(listing)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Choose the workout; a broken one cannot be started and says so already."""
        listing = self._listings.get(str(event.row_key.value))
        if listing is not None and listing.problem is None:
            self.post_message(self.Chosen(listing))
        else:
            self.app.bell()
