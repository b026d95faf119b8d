"""A line cut into strokes, each of one kind, for whoever colours workouts."""

import re
from collections.abc import Container, Iterator
from enum import Enum, auto
from typing import NamedTuple

from aquatimer.lang.lines import Line, lines
from aquatimer.lang.source import Source
from aquatimer.lang.tokens import Kind, Token
from aquatimer.lang.words import CUES, LINKS, MEASURES, OPENERS, REPS, TIMES, UNITS


class Ink(Enum):
    """What a stroke is. A `NAME` is a word that is neither the language's nor an effort."""

    KEY = auto()
    VALUE = auto()
    KEYWORD = auto()
    TIME = auto()
    EFFORT = auto()
    NAME = auto()
    TEXT = auto()
    BRACES = auto()
    SIGN = auto()
    COMMENT = auto()


class Stroke(NamedTuple):
    """From `start` up to `end` in its line; `word` is the word in small letters, if it is one."""

    start: int
    end: int
    ink: Ink
    word: str = ""


_KEYWORDS = frozenset((*OPENERS, *CUES, *LINKS, *MEASURES, *REPS, *TIMES))
_BRACES = re.compile(r"\{\{|\}\}|(\{[^{}]*\})")
_PLAIN = {
    Kind.NUMBER: Ink.TIME,
    Kind.CLOCK: Ink.TIME,
    Kind.TEXT: Ink.TEXT,
    Kind.OPEN_TEXT: Ink.TEXT,
    Kind.SIGN: Ink.SIGN,
    Kind.STRANGE: Ink.SIGN,
}


def strokes(text: str, efforts: Container[str]) -> Iterator[Stroke]:
    """Yield the strokes of one line; `efforts` are the words that stand for an effort.

    A later stroke may lie upon an earlier one: braces upon their text.
    """
    for line in lines(Source("", text)):
        if line.is_comment:
            yield Stroke(line.span.start, len(text), Ink.COMMENT)
            continue
        yield from _heading(line) if line.key else _statement(line, efforts)
        if line.comment is not None:
            yield Stroke(text.index("#", line.span.end), len(text), Ink.COMMENT)


def _heading(line: Line) -> Iterator[Stroke]:
    if line.key and line.rest:
        yield Stroke(line.key.span.start, line.key.span.end + 1, Ink.KEY)
        yield Stroke(line.rest.start, line.rest.end, Ink.VALUE)


def _statement(line: Line, efforts: Container[str]) -> Iterator[Stroke]:
    before: Token | None = None
    for token in line.tokens:
        start, end = token.span.start, token.span.end
        ink = _PLAIN.get(token.kind) or _word_ink(token.word, before, efforts)
        yield Stroke(start, end, ink, token.word)
        if ink is Ink.TEXT:
            for match in _BRACES.finditer(token.text):
                if match.group(1):
                    yield Stroke(start + match.start(), start + match.end(), Ink.BRACES)
        before = token


def _word_ink(word: str, before: Token | None, efforts: Container[str]) -> Ink:
    if word in UNITS and before is not None and before.kind is Kind.NUMBER:
        return Ink.TIME
    if word in _KEYWORDS:
        return Ink.KEYWORD
    return Ink.EFFORT if word in efforts else Ink.NAME
