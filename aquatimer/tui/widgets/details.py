"""All there is to know of one workout before it is started."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from aquatimer.plan.timeline import Timeline
from aquatimer.tui.details_views import fact_of, folded_table, totals
from aquatimer.tui.ports import Choices, Listing
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.option_fields import OptionFields
from aquatimer.tui.widgets.pieces import content_of
from aquatimer.tui.widgets.strip import SessionStrip


class Details(VerticalScroll):
    """Shows a workout with its options, its profile, its totals and its folded table."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,left", "screen.back", "Back")]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._listing: Listing | None = None
        self._timeline: Timeline | None = None

    @property
    def options(self) -> OptionFields:
        """The fields in which options are chosen."""
        return self.query_one(OptionFields)

    def compose(self) -> ComposeResult:
        """Lay everything out from top to bottom."""
        yield Paragraph(classes="heading title")
        yield Paragraph(classes="figures")
        yield OptionFields()
        yield Paragraph(classes="refused")
        yield Paragraph(classes="about")
        yield Paragraph(classes="origin")
        yield SessionStrip()
        yield Static(classes="totals")
        yield Static(classes="table")

    async def show(self, listing: Listing, choices: Choices) -> None:
        """Show another workout, as it is written until it is planned with its choices."""
        if listing != self._listing:
            self.scroll_home(animate=False)
        self._listing = listing
        await self.options.show(listing.options if listing.timeline else (), choices)
        self.show_plan(listing.timeline)

    def show_plan(self, timeline: Timeline | None, refused: str = "") -> None:
        """Show what the choices come to, or why they cannot be had beside what was before."""
        self.query_one(".refused", Paragraph).text = f"✗ {refused}" if refused else ""
        self.query_one(".refused").display = bool(refused)
        if self._listing is None or refused:
            return
        self._timeline = timeline
        fact = fact_of(self._listing, timeline)
        for name in ("title", "figures", "about", "origin"):
            told = self.query_one(f".{name}", Paragraph)
            told.text = getattr(fact, name)
            told.display = bool(told.text)
        self.set_class(timeline is None, "-broken")
        self.query_one(SessionStrip).timeline = timeline
        self._draw()

    def on_resize(self) -> None:
        """Fit the table into the room there is."""
        self._draw()

    def _draw(self) -> None:
        timeline = self._timeline
        width = self.scrollable_content_region.width
        lines = folded_table(timeline, width) if timeline and width else ()
        self.query_one(".totals", Static).update(
            content_of(totals(timeline) if timeline else (), self)
        )
        table = content_of(lines, self)
        headings = table.plain.find("\n")
        self.query_one(".table", Static).update(table.stylize("bold", 0, max(headings, 0)))
