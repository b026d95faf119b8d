"""A line of text cut into tokens."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from aquatimer.lang.source import Span


class Kind(Enum):
    """What a token looks like."""

    NUMBER = auto()
    CLOCK = auto()
    WORD = auto()
    TEXT = auto()
    OPEN_TEXT = auto()
    SIGN = auto()
    STRANGE = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """One token; `glued` when no space stands before it. `sign` is a SIGN in its plain spelling."""

    kind: Kind
    text: str
    span: Span
    glued: bool

    @property
    def word(self) -> str:
        """The word in lower case, as the language knows it; empty for anything else."""
        return self.text.lower() if self.kind is Kind.WORD else ""

    @property
    def sign(self) -> str:
        """The sign with typographic spellings made plain; empty for anything else."""
        return _PLAIN.get(self.text, self.text) if self.kind is Kind.SIGN else ""


_PLAIN = {"–": "-", "—": "-", "−": "-", "×": "*", "÷": "/"}  # noqa: RUF001 - what phones write

_SHAPES = {
    "COMMENT": r"\#.*",
    "CLOCK": r"[0-9]*(?::[0-9]+)+(?:\.[0-9]+)?",
    "NUMBER": r"[0-9]+(?:\.[0-9]+)?",
    "WORD": r"[^\W\d]\w*",
    "TEXT": r'"[^"]*(?:""[^"]*)*"|[“”„][^“”]*[“”]',
    "OPEN_TEXT": r'["“”„].*',
    "SIGN": r"[-–—−+*/×÷()=,@%:]",  # noqa: RUF001 - likewise
    "STRANGE": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))
_UNIT = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s*")


def tokens(line: str, offset: int) -> Iterator[Token]:
    """Cut a line that starts at `offset` of the text; every character but spaces is in a token.

    Letters right after a number end before the next digit, so `1m30s` is four tokens.
    """
    at = 0
    after_number = False
    while True:
        begin = _space_end(line, at)
        if begin == len(line):
            return
        glued = begin == at and at > 0
        match = _UNIT.match(line, begin) if after_number and glued else None
        kind = Kind.WORD
        if match is None:
            match = _TOKEN.match(line, begin)
            if match is None:
                return
            kind = Kind[match.lastgroup or "STRANGE"]
        at = match.end()
        after_number = kind is Kind.NUMBER or (after_number and glued and kind is Kind.WORD)
        yield Token(kind, match.group(), Span(offset + begin, offset + at), glued)


def _space_end(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at
