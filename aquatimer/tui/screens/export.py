"""A workout written as a file: as what, where to, and how far it is."""

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, ProgressBar

from aquatimer.tui.export_views import heading, kind_at, kind_text, with_ending, written_text
from aquatimer.tui.exporting import Exported, Exporter, NotExported, Order
from aquatimer.tui.ports import Abandoned, Choices, Listing
from aquatimer.tui.screens.choice import Answer, ChoiceScreen
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Paragraph

_REPLACE, _BACK = "r", "b"


class ExportScreen(ModalScreen[None]):
    """Asks for the kind of the file and its place, writes it in a thread, and says where it lies.

    The ending of the place and the kind follow each other. `noticed` is called with why a file
    was not written.
    """

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", priority=True),
        Binding("enter,escape", "close", "Close", priority=True),
        Binding("up", "kind(-1)", "Kind", key_display="↑↓", priority=True),
        Binding("down", "kind(1)", show=False, priority=True),
        Binding("escape", "give_up", "Cancel"),
    ]
    AUTO_FOCUS = "Input"

    @dataclass
    class Progressed(Message):
        """So much of so much is done."""

        step: str
        done: int
        whole: int

        def can_replace(self, message: Message) -> bool:
            """Let only the latest be drawn."""
            return isinstance(message, ExportScreen.Progressed)

    @dataclass
    class Written(Message):
        """The file is there."""

        exported: Exported

    @dataclass
    class Failed(Message):
        """The file cannot be written."""

        reason: str

    def __init__(
        self,
        exporter: Exporter,
        listing: Listing,
        choices: Choices,
        noticed: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._exporter = exporter
        self._listing = listing
        self._choices = choices
        self._noticed = noticed
        self._kinds = exporter.kinds()
        self._writing = False
        self._given_up = False
        self._written = False

    def compose(self) -> ComposeResult:
        """Lay out the kinds, the place, and what comes of it."""
        with Vertical(id="export"):
            yield Label(
                heading(self._listing.title, self._choices), classes="heading", markup=False
            )
            kinds = OptionList(*(kind_text(kind, self._kinds) for kind in self._kinds))
            kinds.can_focus = False
            yield kinds
            place = self._exporter.place_for(self._listing.name, self._kinds[0].ending)
            yield Input(place, id="place", select_on_focus=False)
            yield Paragraph(id="step")
            yield ProgressBar(show_eta=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the most usual kind."""
        self.query_one(OptionList).highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing but giving up while something is written, and then only to close."""
        del parameters
        if action in {"close", "give_up"}:
            return self._written is (action == "close")
        return action not in {"write", "kind"} or not (self._writing or self._written)

    def action_kind(self, step: int) -> None:
        """Choose another kind, and give the place its ending."""
        kinds = self.query_one(OptionList)
        index = ((kinds.highlighted or 0) + step) % len(self._kinds)
        self._take(index)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, index: int) -> None:
        place = self.query_one("#place", Input)
        place.value = with_ending(place.value, self._kinds[index], self._kinds)
        place.cursor_position = len(place.value)
        self.query_one(OptionList).highlighted = index

    @on(Input.Changed, "#place")
    def _typed(self, event: Input.Changed) -> None:
        index = kind_at(event.value, self._kinds)
        if index is not None:
            self.query_one(OptionList).highlighted = index

    def action_give_up(self) -> None:
        """Close; a file that is being written is not there afterwards."""
        self._given_up = True
        self.dismiss(None)

    def action_close(self) -> None:
        """Close; the file is there."""
        self.dismiss(None)

    @work(exclusive=True, group="asking")
    async def action_write(self) -> None:
        """Write the file, after asking where there is one already."""
        place = self.query_one("#place", Input).value
        if not await to_thread(self._exporter.is_taken, place) or await self._may_replace(place):
            self._begin(place)

    async def _may_replace(self, place: str) -> bool:
        answers = (Answer(_REPLACE, "Replace it", costly=True), Answer(_BACK, "Back"))
        question = ChoiceScreen("Replace the file?", f"There is {place} already.", answers)
        return await self.app.push_screen_wait(question) == _REPLACE

    def _begin(self, place: str) -> None:
        self._writing = True
        self.remove_class("-failed")
        self.add_class("-writing")
        self.query_one("#place", Input).disabled = True
        self.query_one("#step", Paragraph).text = "Writing"
        self.refresh_bindings()
        self._export(Order(self._listing.name, self._choices, place))

    def on_export_screen_progressed(self, message: Progressed) -> None:
        """Move the bar."""
        self.query_one("#step", Paragraph).text = message.step
        self.query_one(ProgressBar).update(total=message.whole, progress=message.done)

    def on_export_screen_written(self, message: Written) -> None:
        """Say where the file lies."""
        self._written = True
        self.add_class("-written")
        self._end(written_text(message.exported))

    def on_export_screen_failed(self, message: Failed) -> None:
        """Say why there is no file, and let another place be typed."""
        self._noticed(message.reason)
        self.add_class("-failed")
        self._end(message.reason)
        place = self.query_one("#place", Input)
        place.disabled = False
        place.focus()

    def _end(self, sentence: str) -> None:
        self._writing = False
        self.remove_class("-writing")
        self.query_one("#step", Paragraph).text = sentence
        self.refresh_bindings()

    @work(thread=True, group="export")
    def _export(self, order: Order) -> None:
        try:
            exported = self._exporter.export(order, self._report)
        except NotExported as failure:
            self.post_message(self.Failed(str(failure)))
        except Abandoned:
            return
        else:
            self.post_message(self.Written(exported))

    def _report(self, step: str, done: int, whole: int) -> None:
        if self._given_up or not self.post_message(self.Progressed(step, done, whole)):
            raise Abandoned
