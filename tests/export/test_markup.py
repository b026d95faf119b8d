"""Texts in markup: any text stands for itself, for a reader of XML and of HTML."""

from html import unescape
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from aquatimer.export.markup import element, escaped

_WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(
    lambda text: not {"\ufffe", "\uffff"} & set(text)
)


@given(_WRITTEN)
def test_any_text_is_read_as_itself(text: str) -> None:
    read = fromstring(element("a", escaped(text), of=text))  # noqa: S314 - our own
    assert (read.text or "", read.get("of")) == (text, text)
    assert unescape(escaped(text)) == text


def test_what_xml_has_no_place_for_is_replaced() -> None:
    assert escaped("a\0b\ud800c\ufffed\te") == "a\ufffdb\ufffdc\ufffdd\te"
