"""The workouts of the library with all there is to know of the one under the cursor."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aquatimer.tui.listing_views import about_listing, is_found, nothing_found
from aquatimer.tui.ports import Choices, Deck, Listing, NotChosen
from aquatimer.tui.widgets.details import Details
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

if TYPE_CHECKING:
    from textual.widgets import DataTable

    from aquatimer.plan.timeline import Timeline
    from aquatimer.tui.widgets.option_fields import OptionFields
    from aquatimer.tui.widgets.workout_table import WorkoutTable

_UNREAD = object()


class Catalogue(Vertical):
    """Shows what is found, and follows the files and what is chosen.

    What shows workouts is laid out in its room when there are some, after the first frame. Nothing
    waits for the disk: one thread at a time reads the library, one plans a workout with
    its choices.
    """

    @dataclass
    class Shown(Message):
        """Something else is shown than before."""

    @dataclass
    class Looked(Message):
        """What is in the library; no listings where nothing has changed."""

        edition: Hashable
        listings: Sequence[Listing] | None

    @dataclass
    class Planned(Message):
        """What a workout comes to with its options, or why it cannot be had with them."""

        name: str
        choices: Choices
        timeline: "Timeline | None"
        refused: str = ""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._edition: Hashable = _UNREAD
        self._listings: dict[str, Listing] = {}
        self._choices: dict[str, Choices] = {}
        self._expected: str | None = None
        self._known: frozenset[str] | None = None
        self._looking = False
        self._planning = False
        self.table: WorkoutTable | None = None
        self.sought = ""
        self.found = 0
        self.refused = False

    @property
    def names(self) -> frozenset[str]:
        """The names of all workouts, whatever is sought."""
        return frozenset(self._listings)

    @property
    def is_read(self) -> bool:
        """Whether it is known what is in the library."""
        return self._edition is not _UNREAD

    @property
    def current(self) -> Listing | None:
        """The workout under the cursor."""
        name = self.table.current if self.table is not None else None
        return self._listings.get(name) if name is not None else None

    @property
    def choices(self) -> Choices:
        """What is chosen for the workout under the cursor."""
        listing = self.current
        names = {option.name for option in listing.options} if listing is not None else set()
        chosen = self._choices.get(listing.name, {}) if listing is not None else {}
        return {name: value for name, value in chosen.items() if name in names}

    def compose(self) -> ComposeResult:
        """Lay out the list, the details beside it, and where there is no room a look below it."""
        yield Vertical(id="list")
        yield Details(id="details")
        with Vertical(id="preview"):
            yield SessionStrip(id="strip")
            yield Paragraph(id="about")

    def look(self) -> None:
        """Look for files that are others than before."""
        if not self._looking:
            self._looking = True
            self._look(self._edition)

    async def find(self, sought: str) -> None:
        """Show only the workouts that have what is sought."""
        self.sought = sought
        await self._fill()

    def expect(self, name: str | None = None) -> None:
        """Let the cursor go to a workout as soon as it is there; without a name to a new one."""
        self._expected = name
        self._known = self.names if name is None else None

    async def on_catalogue_looked(self, message: Looked) -> None:
        """Show the library as it is."""
        message.stop()
        self._looking = False
        if message.listings is not None:
            if self.table is None:
                self.table = await self._lay_out()
            self._edition = message.edition
            self._listings = {listing.name: listing for listing in message.listings}
            await self._fill()

    async def on_data_table_row_highlighted(self, event: "DataTable.RowHighlighted") -> None:
        """Show the workout under the cursor, or what is wrong with it."""
        event.stop()
        await self._show_current()

    def on_option_fields_edited(self, message: "OptionFields.Edited") -> None:
        """Plan the workout with what is chosen."""
        message.stop()
        listing = self.current
        if listing is not None:
            self._choices[listing.name] = message.choices
            self._plan(listing)

    def on_catalogue_planned(self, message: Planned) -> None:
        """Show what the choices come to, unless others were made meanwhile."""
        message.stop()
        self._planning = False
        listing = self.current
        if listing is None:
            return
        if (message.name, message.choices) == (listing.name, self.choices):
            self._show_plan(message.timeline, message.refused)
        else:
            self._plan(listing)

    async def _lay_out(self) -> "WorkoutTable":
        from aquatimer.tui.widgets.workout_table import WorkoutTable

        table = WorkoutTable()
        await self.query_one("#list").mount(table)
        await self.query_one(Details).lay_out()
        if self.screen.focused is None:
            self.screen.set_focus(table)
        return table

    async def _fill(self) -> None:
        if self.table is None:
            return
        found = [one for one in self._listings.values() if is_found(one, self.sought)]
        self.found = len(found)
        self.table.show(found, self._newcomer())
        self.set_class(not found, "-empty")
        if found:
            await self._show_current()
            return
        self.remove_class("-broken")
        self.query_one("#strip", SessionStrip).timeline = None
        self.query_one("#about", Paragraph).text = nothing_found(self.sought)
        self.post_message(self.Shown())

    def _newcomer(self) -> str | None:
        """Return the workout that is expected, if it is there."""
        new = self.names - self._known if self._known is not None else frozenset()
        name = next(iter(new)) if len(new) == 1 else self._expected
        if name not in self._listings:
            return None
        self._expected = self._known = None
        return name

    async def _show_current(self) -> None:
        listing = self.current
        if listing is None:
            return
        self.set_class(listing.problem is not None, "-broken")
        self.query_one("#about", Paragraph).text = about_listing(listing)
        await self.query_one(Details).show(listing, self.choices)
        if self.screen.focused is None:  # it was in a field that has gone
            self.query_one(Details).focus()
        self._plan(listing)

    def _plan(self, listing: Listing) -> None:
        """Plan a workout anew; as it is written it is planned already."""
        choices = self.choices
        if not choices:
            self._show_plan(listing.timeline, "")
        elif not self._planning:
            self._planning = True
            self._plan_with(listing.name, choices)

    def _show_plan(self, timeline: "Timeline | None", refused: str) -> None:
        self.refused = bool(refused)
        self.query_one(Details).show_plan(timeline, refused)
        if not refused:
            self.query_one("#strip", SessionStrip).timeline = timeline
        self.post_message(self.Shown())

    @work(thread=True, group="look")
    def _look(self, known: Hashable) -> None:
        edition = self._deck.edition()
        listings = None if edition == known else self._deck.listings()
        self.post_message(self.Looked(edition, listings))

    @work(thread=True, group="plan")
    def _plan_with(self, name: str, choices: Choices) -> None:
        try:
            planned = self.Planned(name, choices, self._deck.plan(name, choices))
        except NotChosen as refused:
            planned = self.Planned(name, choices, None, str(refused))
        self.post_message(planned)
