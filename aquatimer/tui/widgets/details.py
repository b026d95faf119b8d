"""All there is to know of one workout before it is started."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from aquatimer.tui.ports import Choices, Listing
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aquatimer.plan.timeline import Timeline
    from aquatimer.tui.widgets.option_fields import AmountField, OptionFields


class Details(VerticalScroll):
    """Shows a workout with its options, its profile, its totals and its folded table.

    It is empty until it is laid out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,left", "screen.back", "Back")]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._listing: Listing | None = None
        self._timeline: Timeline | None = None
        self._options: OptionFields | None = None

    @property
    def fields(self) -> "Sequence[AmountField]":
        """The fields in which options are chosen."""
        return self._options.fields if self._options is not None else ()

    @property
    def chooses(self) -> bool:
        """Whether the runner is in one of them."""
        return self.screen.focused in self.fields

    async def lay_out(self) -> None:
        """Lay everything out from top to bottom."""
        from aquatimer.tui.widgets.option_fields import OptionFields

        self._options = OptionFields()
        await self.mount(
            Paragraph(classes="heading title"),
            Paragraph(classes="figures"),
            self._options,
            Paragraph(classes="refused"),
            Paragraph(classes="about"),
            Paragraph(classes="origin"),
            SessionStrip(),
            Static(classes="totals"),
            Static(classes="table"),
        )

    async def show(self, listing: Listing, choices: Choices) -> None:
        """Show another workout, as it is written until it is planned with its choices."""
        if listing != self._listing:
            self.scroll_home(animate=False)
        self._listing = listing
        if self._options is not None:
            await self._options.show(listing.options if listing.timeline else (), choices)
        self.show_plan(listing.timeline)

    def show_plan(self, timeline: "Timeline | None", refused: str = "") -> None:
        """Show what the choices come to, or why they cannot be had beside what was before."""
        self.query_one(".refused", Paragraph).text = f"✗ {refused}" if refused else ""
        self.query_one(".refused").display = bool(refused)
        if self._listing is None or refused:
            return
        from aquatimer.tui.details_views import fact_of

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
        if self._timeline is not None:
            self._draw()

    def _draw(self) -> None:
        from aquatimer.tui.details_views import folded_table, totals
        from aquatimer.tui.widgets.pieces import content_of

        timeline = self._timeline
        width = self.scrollable_content_region.width
        lines = folded_table(timeline, width) if timeline and width else ()
        self.query_one(".totals", Static).update(
            content_of(totals(timeline) if timeline else (), self)
        )
        table = content_of(lines, self)
        headings = table.plain.find("\n")
        self.query_one(".table", Static).update(table.stylize("bold", 0, max(headings, 0)))
