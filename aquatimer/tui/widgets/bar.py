"""A bar as long as something lasted."""

from textual.content import Content
from textual.widget import Widget

_EIGHTHS = " ▏▎▍▌▋▊▉"


class Bar(Widget):
    """A share of the width there is, to an eighth of a column."""

    share = 0.0
    ink = "#ffffff"

    def show(self, share: float, ink: str) -> None:
        """Show a share from 0 to 1 in a colour."""
        self.share, self.ink = share, ink
        self.refresh()

    def render(self) -> Content:
        """Draw it."""
        whole, eighths = divmod(round(self.share * self.size.width * 8), 8)
        text = "█" * whole + _EIGHTHS[eighths].strip()
        return Content.styled(text, self.ink)
