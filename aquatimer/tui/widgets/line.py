"""Texts that are drawn again only when they changed."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Line(Widget):
    """Plain text, never read as markup, in a place whose size does not follow it."""

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the text as it is."""
        return Content(self.text)


class Paragraph(Line):
    """Plain text whose place grows and shrinks with it, so that the screen is laid out anew."""

    text: reactive[str] = reactive("", layout=True)
