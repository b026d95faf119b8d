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
    "STRANGE": r"\S",
}
_TOKEN = re.compile(r"\s*(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _SHAPES.items()) + ")")
_UNIT = re.compile(r"(?P<WORD>[^\W\d_]+)")


def tokens(line: str, offset: int) -> Iterator[Token]:
    """Cut a line that starts at `offset` of the text; every character but spaces is in a token.

    Letters right after a number end before the next digit, so `1m30s` is four tokens.
    """
    at = 0
    in_amount = False
    while True:
        unit = _UNIT.match(line, at) if in_amount else None
        match = unit or _TOKEN.match(line, at)
        if match is None:
            return
        name = match.lastgroup or "STRANGE"
        begin, end = match.span(name)
        glued = begin == at > 0
        in_amount = name == "NUMBER" or unit is not None
        yield Token(Kind[name], match.group(name), Span(offset + begin, offset + end), glued)
        at = end
