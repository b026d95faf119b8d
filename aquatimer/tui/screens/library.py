"""The library: what there is to swim."""

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label

from aquatimer.tui.bindings import LIBRARY_KEYS
from aquatimer.tui.focusing import go_to
from aquatimer.tui.librarian import Librarian
from aquatimer.tui.listing_views import about_cut_off, count_text
from aquatimer.tui.ports import Choices, CutOffSession, Deck, Listing
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.catalogue import Catalogue
from aquatimer.tui.widgets.details import Details
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Line, Paragraph

if TYPE_CHECKING:
    from aquatimer.tui.widgets.search_field import SearchField

LOOKS_EVERY = 1.0
_OF_A_SOUND_ONE = {"start", "options", "export"}
_OF_ONE = {"details", "edit", "duplicate", "delete"} | _OF_A_SOUND_ONE
_Result = TypeVar("_Result")


class LibraryScreen(Screen[None]):
    """Lists the workouts and tells everything of the one under the cursor; Enter starts it.

    Files that change outside are shown as they are, within a second or two. `noticed` is called
    with what could not be done.
    """

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = LIBRARY_KEYS
    AUTO_FOCUS = "WorkoutTable"

    @dataclass
    class Chosen(Message):
        """A workout is to be started with these options."""

        listing: Listing
        choices: Choices

    @dataclass
    class Resumed(Message):
        """The session that was cut off is to be gone on with."""

        title: str

    @dataclass
    class Found(Message):
        """The session that was cut off, if there is one."""

        session: CutOffSession | None

    def __init__(self, deck: Deck, noticed: Callable[[str], None], tools: Tools) -> None:
        super().__init__()
        self._deck = deck
        self._noticed = noticed
        self._tools = tools
        self._librarian = (
            Librarian(tools.shelf, self._ask, self._say, self._complain) if tools.shelf else None
        )
        self._cut_off: CutOffSession | None = None
        self._search: SearchField | None = None
        self._catalogue = Catalogue(deck)

    def compose(self) -> ComposeResult:
        """Lay out what can be sought above what is found."""
        with Horizontal(id="heading"):
            yield Label("aquatimer", id="title")
            yield Line(id="count")
        yield Paragraph(id="cut-off")
        yield self._catalogue
        yield Footer()

    def on_mount(self) -> None:
        """Begin to watch the files."""
        self.query_one("#count", Line).text = "Reading the library …"
        self.set_interval(LOOKS_EVERY, self._look_while_shown)

    def on_screen_resume(self) -> None:
        """Show the library as it is now, and the session that was cut off before all others."""
        # After the first frame: what is loaded for these would hold it up.
        self.call_after_refresh(self._catalogue.look)
        self.call_after_refresh(self._find_cut_off)

    def _look_while_shown(self) -> None:
        if self.is_current:
            self._catalogue.look()

    @work(thread=True, exclusive=True, group="cut-off")
    def _find_cut_off(self) -> None:
        self.post_message(self.Found(self._deck.cut_off()))

    def on_library_screen_found(self, message: Found) -> None:
        """Offer to go on with the session that was cut off."""
        self._cut_off = message.session
        self.set_class(message.session is not None, "-cut-off")
        if message.session is not None:
            self.query_one("#cut-off", Paragraph).text = about_cut_off(message.session)
        self.refresh_bindings()

    def on_catalogue_shown(self) -> None:
        """Count what is found, and offer what can be done with the workout under the cursor."""
        found, whole = self._catalogue.found, len(self._catalogue.names)
        self.query_one("#count", Line).text = count_text(found, whole)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what means something now for the workout under the cursor."""
        del parameters
        if action == "resume":
            return self._cut_off is not None
        if action == "search":
            return self._search is None or self.focused is not self._search
        if action == "bring_back":
            return self._librarian is not None and self._librarian.can_bring_back
        return self._has_tool_for(action) and (action not in _OF_ONE or self._fits(action))

    def _fits(self, action: str) -> bool:
        """Whether something can be done with the workout under the cursor."""
        if action == "details" and self.focused is not self._catalogue.table:
            return False
        listing = self._catalogue.current if self._catalogue.is_read else None
        if listing is None or (action in _OF_A_SOUND_ONE and listing.timeline is None):
            return False
        if action == "options":
            return bool(listing.options) and not self.query_one(Details).chooses
        return action != "delete" or listing.origin == "own"

    def _has_tool_for(self, action: str) -> bool:
        if action in {"duplicate", "delete"}:
            return self._tools.shelf is not None
        if action in {"edit", "new"}:
            return self._tools.workbench is not None
        return action != "export" or self._tools.exporter is not None

    # To swim.

    def action_start(self) -> None:
        """Start the workout with what is chosen, unless it cannot be had like that."""
        listing = self._catalogue.current
        if listing is None or self._catalogue.refused:
            self.app.bell()
            return
        self.post_message(self.Chosen(listing, self._catalogue.choices))

    def on_option_fields_confirmed(self) -> None:
        """Start from one of the fields."""
        self.action_start()

    def action_resume(self) -> None:
        """Go on with the session that was cut off."""
        if self._cut_off is not None:
            self.post_message(self.Resumed(self._cut_off.title))

    # To look around.

    def action_details(self) -> None:
        """Go to the details, which take the place of the list where there is little room."""
        self.add_class("-detailed")
        self.set_focus(self.query_one(Details))

    def action_options(self) -> None:
        """Go to the first option."""
        self.add_class("-detailed")
        for field in self.query_one(Details).fields[:1]:
            go_to(self, field)

    def action_back(self) -> None:
        """Go back to the list, then to the whole of it. From there only `q` leaves."""
        table, search = self._catalogue.table, self._search
        searches = search is not None and self.focused is search
        if table is not None and self.focused is not table and not searches:
            self.remove_class("-detailed")
        elif search is not None and self.has_class("-searching"):
            self.remove_class("-searching")
            search.value = ""
        if table is None:
            self.set_focus(None)
        else:
            go_to(self, table)

    async def action_search(self) -> None:
        """Let the runner type what is sought."""
        self.remove_class("-detailed")
        self.add_class("-searching")
        if self._search is None:
            from aquatimer.tui.widgets.search_field import SearchField

            self._search = SearchField(id="search")
            await self.mount(self._search, before=self._catalogue)
        go_to(self, self._search)

    async def on_search_field_sought(self, message: "SearchField.Sought") -> None:
        """Show only what is found."""
        await self._catalogue.find(message.words)

    def action_to_found(self) -> None:
        """Go to what was found, before the next key comes."""
        self.set_focus(self._catalogue.table)

    def action_export(self) -> None:
        """Write the workout as a file, with what is chosen."""
        listing, exporter = self._catalogue.current, self._tools.exporter
        if listing is None or exporter is None or self._catalogue.refused:
            self.app.bell()
            return
        from aquatimer.tui.screens.export import ExportScreen

        choices = self._catalogue.choices
        self.app.push_screen(ExportScreen(exporter(), listing, choices, self._noticed))

    # To change what there is.

    def action_edit(self) -> None:
        """Edit the workout."""
        listing = self._catalogue.current
        if listing is not None:
            self._edit(listing.name)

    def action_new(self) -> None:
        """Write a new workout."""
        self._edit(None)

    @work(exclusive=True, group="edit")
    async def _edit(self, name: str | None) -> None:
        if self._tools.workbench is None:
            return
        from aquatimer.tui.workbench import NotEditable

        workbench = self._tools.workbench()
        try:
            manuscript = await to_thread(workbench.open, name)
        except NotEditable as refused:
            self._complain(str(refused))
            return
        from aquatimer.tui.screens.editor import EditorScreen

        self._catalogue.expect(name)
        self.app.push_screen(EditorScreen(workbench, manuscript, self._noticed))

    @work(exclusive=True, group="librarian")
    async def action_duplicate(self) -> None:
        """Copy the workout under another name, as one of the runner's own."""
        listing = self._catalogue.current
        if listing is not None and self._librarian is not None:
            copy = await self._librarian.duplicate(listing, self._catalogue.names)
            self._show_changed(copy)

    @work(exclusive=True, group="librarian")
    async def action_delete(self) -> None:
        """Move the workout to the trash, after asking."""
        listing = self._catalogue.current
        if listing is not None and self._librarian is not None:
            await self._librarian.delete(listing)
            self._show_changed(None)

    @work(exclusive=True, group="librarian")
    async def action_bring_back(self) -> None:
        """Bring back the workout that was deleted last."""
        if self._librarian is not None:
            self._show_changed(await self._librarian.bring_back())

    def _show_changed(self, name: str | None) -> None:
        if name is not None:
            self._catalogue.expect(name)
        self._catalogue.look()
        self.refresh_bindings()

    async def _ask(self, screen: Screen[_Result]) -> _Result | None:
        return await self.app.push_screen_wait(screen)

    def _say(self, sentence: str) -> None:
        self.notify(sentence, markup=False)

    def _complain(self, sentence: str) -> None:
        self._noticed(sentence)
        self.notify(sentence, severity="error", markup=False)
