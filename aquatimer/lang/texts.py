"""Texts in quotes, with names in braces."""

import re
from collections.abc import Iterator

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor
from aquatimer.lang.limits import TEXT_LENGTH
from aquatimer.lang.nodes import Placeholder, Text
from aquatimer.lang.source import Span
from aquatimer.lang.tokens import Kind, Token

_PIECE = re.compile(r'(?P<double>\{\{|\}\}|"")|\{(?P<name>[^{}]*)\}|(?P<open>\{)|[^{}"]+|.')
_NAME = re.compile(r"[^\W\d]\w*")
_IN_QUOTES = 'A text stands in double quotes: "Well done".'
_STRAIGHT = '"'


def at_text(cursor: Cursor) -> bool:
    """Whether a text comes next, closed or not."""
    return cursor.at(Kind.TEXT) or cursor.at(Kind.OPEN_TEXT)


def optional_text(cursor: Cursor) -> Text | None:
    """Read a text if one comes next."""
    return text(cursor, "a text in quotes") if at_text(cursor) else None


def text(cursor: Cursor, what: str) -> Text:
    """Read a text: `TEXT = '"' {character | "{" NAME "}" | "{{" | '""'} '"'`."""
    if not at_text(cursor):
        raise cursor.unexpected(what, _IN_QUOTES)
    token = cursor.take()
    _check(cursor, token)
    parts = tuple(_joined(_pieces(cursor, token)))
    _check_length(cursor, token, sum(len(part) for part in parts if isinstance(part, str)))
    return Text(parts, span=token.span)


def plain_text(cursor: Cursor, what: str) -> str:
    """Read a text in which braces mean nothing."""
    if not at_text(cursor):
        raise cursor.unexpected(what, _IN_QUOTES)
    token = cursor.take()
    _check(cursor, token)
    content = _content(token)
    _check_length(cursor, token, len(content))
    return content.replace('""', '"') if token.text[0] == _STRAIGHT else content


def _content(token: Token) -> str:
    return token.text[1:-1] if token.kind is Kind.TEXT else token.text[1:].rstrip()


def _check(cursor: Cursor, token: Token) -> None:
    content = _content(token)
    if token.kind is Kind.OPEN_TEXT:
        message = "This text is not closed before the line ends."
        cursor.collector.error(token.span, Code.OPEN_QUOTE, message, 'Close it with `"`.')
    if not content.strip():
        message = "This text is empty."
        hint = "Write what is to be said, or take the quotes away."
        cursor.collector.error(token.span, Code.EMPTY_VALUE, message, hint)
    if "\t" in content:
        at = token.span.start + 1 + content.index("\t")
        message = "A tab cannot stand in a text."
        cursor.collector.error(Span(at, at + 1), Code.CONTROL_CHARACTER, message, "Write a space.")


def _check_length(cursor: Cursor, token: Token, length: int) -> None:
    if length > TEXT_LENGTH:
        message = f"This text has {length:,} characters; the limit is {TEXT_LENGTH}."
        hint = "Nobody in the water listens that long."
        cursor.collector.error(token.span, Code.LONG_TEXT, message, hint)


def _pieces(cursor: Cursor, token: Token) -> Iterator[str | Placeholder]:
    start = token.span.start + 1
    is_straight = token.text[0] == _STRAIGHT
    for match in _PIECE.finditer(_content(token)):
        span = Span(start + match.start(), start + match.end())
        double = match.group("double")
        if double:
            yield double if double == '""' and not is_straight else double[0]
        elif match.group("name") is not None:
            yield _placeholder(cursor, match.group("name"), span)
        elif match.group("open"):
            message = "This brace is not closed."
            hint = "Write `{name}` for what a name stands for, or `{{` for a brace."
            cursor.collector.error(span, Code.OPEN_BRACE, message, hint)
        else:
            yield match.group()


def _placeholder(cursor: Cursor, inside: str, span: Span) -> str | Placeholder:
    name = inside.strip()
    if _NAME.fullmatch(name):
        return Placeholder(name, span=span)
    message = "There is no name between these braces."
    hint = "Write one name, such as `{round}`, or `{{` for a brace."
    cursor.collector.error(span, Code.OPEN_BRACE, message, hint)
    return ""


def _joined(pieces: Iterator[str | Placeholder]) -> Iterator[str | Placeholder]:
    """Join neighbouring strings, so that one text has one tree."""
    collected = ""
    for piece in pieces:
        if isinstance(piece, str):
            collected += piece
            continue
        if collected:
            yield collected
        collected = ""
        yield piece
    if collected:
        yield collected
