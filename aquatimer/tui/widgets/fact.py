"""A captioned figure."""

from textual.app import ComposeResult
from textual.containers import Container

from aquatimer.tui.views import Fact
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Line, Paragraph


class FactCard(Container):
    """Caption, figure and detail of a fact; hidden where there is no figure."""

    def compose(self) -> ComposeResult:
        """Lay out the three texts."""
        yield Paragraph(classes="caption")
        yield Lettered(classes="figure")
        yield Line(classes="detail")

    def show(self, fact: Fact, ink: str, ground: str) -> None:
        """Show another fact, its figure in the colour `ink` on `ground`."""
        self.set_class(not fact.value, "-empty")
        self.query_one(".caption", Line).text = fact.caption
        self.query_one(".detail", Line).text = fact.detail
        figure = self.query_one(Lettered)
        if len(figure.value) != len(fact.value):
            figure.refresh(layout=True)
        figure.show(fact.value, ink, ground)
