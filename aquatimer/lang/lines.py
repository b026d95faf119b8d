"""The text as lines: how deep each stands, its tokens, and its comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aquatimer.lang.source import Source, Span
from aquatimer.lang.tokens import Kind, Token, tokens


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `key` is the word before a colon, as in `title: ...`; the rest of such a line is no tokens
    but its value, at `rest`. A line with neither tokens nor key is a comment.
    """

    span: Span
    indentation: str
    tokens: tuple[Token, ...]
    comment: str | None
    blank_before: bool
    key: Token | None = None
    rest: Span | None = None

    @property
    def is_comment(self) -> bool:
        """Whether nothing but a comment stands here."""
        return not self.tokens and self.key is None


_INDENTATION = re.compile(r"\s*")
_KEY = re.compile(r"([^\W\d]\w*)[ \t]*:(?![0-9])")
_QUOTED_OR_HASH = re.compile(r'"[^"]*"|(#)')
_BARE_COMMENT = re.compile(r"#\w")


def lines(source: Source) -> Iterator[Line]:
    """Return the lines of a text without the blank ones."""
    blank = False
    for text, start in zip(source.lines, source.line_starts, strict=True):
        if text.strip():
            yield _line(text, start, blank_before=blank)
        blank = not text.strip()


def _line(text: str, start: int, *, blank_before: bool) -> Line:
    match = _INDENTATION.match(text)
    indentation = match.group() if match else ""
    depth = len(indentation)
    if text.startswith("#", depth):
        span = Span(start + depth, start + len(text.rstrip()))
        return Line(span, indentation, (), _comment(text[depth:]), blank_before)
    key = _KEY.match(text, depth)
    if key:
        return _key_line(text, start, key, blank_before=blank_before)
    found = list(tokens(text[depth:], start + depth))
    comment = _comment(found.pop().text) if found and found[-1].kind is Kind.COMMENT else None
    end = found[-1].span.end if found else start + len(text.rstrip())
    return Line(Span(start + depth, end), indentation, tuple(found), comment, blank_before)


def _key_line(text: str, start: int, key: re.Match[str], *, blank_before: bool) -> Line:
    word = Token(
        Kind.WORD, key.group(1), Span(start + key.start(1), start + key.end(1)), glued=False
    )
    hashes = (m.start() for m in _QUOTED_OR_HASH.finditer(text, key.end()) if m.group(1))
    end = next(hashes, len(text))
    value = text[key.end() : end]
    begin = key.end() + len(value) - len(value.lstrip())
    rest = Span(start + begin, start + max(begin, len(text[:end].rstrip())))
    comment = _comment(text[end:]) if end < len(text) else None
    indentation = text[: key.start(1)]
    span = Span(word.span.start, max(rest.end, start + key.end()))
    return Line(span, indentation, (), comment, blank_before, word, rest)


def _comment(text: str) -> str:
    bare = _BARE_COMMENT.match(text)
    return (f"# {text[1:]}" if bare else text).rstrip()
