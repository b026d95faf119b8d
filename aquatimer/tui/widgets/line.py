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
    """Plain text whose place grows and shrinks with it; then the screen is laid out anew."""

    def watch_text(self, before: str, after: str) -> None:
        """Lay the screen out anew, but not for a text of as many rows as the one before."""
        if not self._is_as_high(before, after):
            self.refresh(layout=True)

    def _is_as_high(self, before: str, after: str) -> bool:
        width = self.content_size.width
        follows_text = self.styles.width is not None and self.styles.width.is_auto
        if not width or follows_text:
            return False
        rules = self.styles.get_rules()
        rows, others = (Content(text).get_height(rules, width) for text in (before, after))
        return rows == others
