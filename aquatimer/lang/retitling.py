"""A workout under another title."""

from aquatimer.lang.nodes import Heading
from aquatimer.lang.parser import parse
from aquatimer.lang.phrases import heading_text
from aquatimer.lang.source import Source

_TITLE = "title"


def retitled(text: str, title: str) -> str:
    """Return the text of a workout with another title; one without a title stays as it is."""
    tree = parse(Source("", text)).tree
    headings = tree.header if tree else ()
    for one in headings:
        if isinstance(one, Heading) and one.key == _TITLE:
            return text[: one.span.start] + heading_text(_TITLE, title) + text[one.span.end :]
    return text
