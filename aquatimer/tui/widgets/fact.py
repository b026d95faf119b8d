"""A captioned figure."""

from textual.app import ComposeResult
from textual.containers import Container

from aquatimer.tui.views import Fact
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Line, Paragraph


class FactCard(Container):
    """Caption, figure and detail of a fact; hidden where there is no figure."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._caption = Paragraph(classes="caption")
        self._figure = Lettered(classes="figure")
        self._detail = Line(classes="detail")
        self._shown: tuple[Fact, str, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the three texts."""
        yield self._caption
        yield self._figure
        yield self._detail

    def show(self, fact: Fact, ink: str, ground: str) -> None:
        """Show another fact, its figure in the colour `ink` on `ground`."""
        if (fact, ink, ground) == self._shown:
            return
        self._shown = fact, ink, ground
        self.set_class(not fact.value, "-empty")
        self._caption.text = fact.caption
        self._detail.text = fact.detail
        if len(self._figure.value) != len(fact.value):
            self._figure.refresh(layout=True)
        self._figure.show(fact.value, ink, ground)
