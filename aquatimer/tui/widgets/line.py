"""A text that is drawn again only when it changed."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Line(Widget):
    """Plain text, never read as markup; `layout` follows it where its height is automatic."""

    text: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """Return the text as it is."""
        return Content(self.text)
