"""A workout's text and the places in it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text as offsets: from `start` up to `end`, which is not part of it."""

    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """Return the stretch from the start of this one to the end of the other."""
        return Span(self.start, other.end)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a character stands: line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """A workout's text, under the name by which the runner calls its file."""

    name: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line starts."""
        starts = [0]
        for line in self.lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return tuple(starts)

    def line_span(self, line: int) -> Span:
        """Return where the words of a line stand, counted from 1, without the space around them."""
        text = self.lines[line - 1]
        start = self.line_starts[line - 1]
        return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def position(self, offset: int) -> Position:
        """Return the line and the column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)
