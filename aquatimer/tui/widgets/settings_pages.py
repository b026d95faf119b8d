"""The pages of the settings, with a row for each field."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TabbedContent, TabPane

from aquatimer.tui.form import Form
from aquatimer.tui.preferences import Judgement, Option
from aquatimer.tui.settings_fields import ATHLETE, KEYS, Choice, KeysOf, Offer, Section
from aquatimer.tui.settings_views import about_field
from aquatimer.tui.widgets.field_row import FieldRow


class SettingsPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The rows of one section, made when they are first seen."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section

    async def open(self) -> bool:
        """Make the rows; whether there were none."""
        if self.query(FieldRow):
            return False
        await self.mount_all(FieldRow(field) for field in self._section.fields)
        return True


class SettingsPages(TabbedContent):
    """Shows what a form says, page by page."""

    class Opened(Message):
        """Another page is seen."""

    def __init__(self, sections: Sequence[Section], form: Form) -> None:
        super().__init__()
        self._sections = sections
        self._form = form
        self._judgement = Judgement()
        self._offers: dict[Offer, Sequence[Option]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the pages, still empty."""
        for section in self._sections:
            pane = TabPane(section.word, id=section.name)
            pane.compose_add_child(SettingsPage(section))
            self.compose_add_child(pane)
        yield from super().compose()

    @property
    def rows(self) -> Iterator[FieldRow]:
        """The rows of all pages that were seen."""
        yield from self.query(FieldRow).results(FieldRow)

    @property
    def row_at_hand(self) -> FieldRow | None:
        """The row that the runner is at."""
        focused = self.screen.focused
        if focused is None:
            return None
        return next((one for one in focused.ancestors if isinstance(one, FieldRow)), None)

    @property
    def about(self) -> str:
        """What the field at hand is."""
        row = self.row_at_hand
        return "" if row is None else about_field(row.field, row.text)

    def offer(self, kind: Offer, options: Sequence[Option]) -> None:
        """Let fields of a kind be chosen among these."""
        self._offers[kind] = options
        for row in self.rows:
            self._offer_to(row)

    def fill(self) -> None:
        """Have every field say what the form does, in place of what was typed."""
        for row in self.rows:
            row.show(self._form.text(row.field.name))

    def hand_over(self) -> None:
        """Have the form say what every field does, also what was typed just now.

        Who is meant is left out: the fields are those of the athlete before.
        """
        for row in self.rows:
            name = row.field.name
            if name != ATHLETE and row.value != self._form.text(name):
                self._form.put(name, row.value)

    def tell(self, judgement: Judgement) -> None:
        """Show what follows from what the form says."""
        self._judgement = judgement
        keys = self._form.keys
        for row in self.rows:
            name = row.field.name
            if isinstance(row.field, KeysOf):
                row.show_keys(self._written(keys[name.removeprefix(KEYS)]))
            mistake, note = judgement.mistakes.get(name, ""), judgement.notes.get(name, "")
            row.tell(mistake, note, changed=self._form.is_changed(name))

    async def turn(self, by: int) -> None:
        """Go to the page so many on, and to its first field."""
        names = [section.name for section in self._sections]
        await self._open(names[(names.index(self.active) + by) % len(names)])
        self._focus_first(self.get_pane(self.active))

    async def go_to(self, name: str) -> str:
        """Go to a field, and return its word."""
        page, field = next(
            (section.name, field)
            for section in self._sections
            for field in section.fields
            if field.name == name
        )
        await self._open(page)
        self._focus_first(next(row for row in self.rows if row.field is field))
        return field.word

    @on(TabbedContent.TabActivated)
    async def _turned(self, event: TabbedContent.TabActivated) -> None:
        # Another page may be active by now, and is to stay so.
        await self._make_rows(event.pane.id or "")

    async def _open(self, name: str) -> None:
        self.active = name
        await self._make_rows(name)

    async def _make_rows(self, name: str) -> None:
        if await self.get_pane(name).query_one(SettingsPage).open():
            for row in self.rows:
                self._offer_to(row)
            self.fill()
            self.tell(self._judgement)
        self.post_message(self.Opened())

    def _offer_to(self, row: FieldRow) -> None:
        if isinstance(row.field, Choice) and row.field.offer in self._offers:
            row.offer(self._offers[row.field.offer])

    def _focus_first(self, place: TabPane | FieldRow) -> None:
        # At once, for the next key may be a letter for this field.
        self.screen.set_focus(place.query("Input, Pick").first(Widget))

    def _written(self, keys: Sequence[str]) -> str:
        return "  ".join(self.app.get_key_display(Binding(key, "")) for key in keys)
