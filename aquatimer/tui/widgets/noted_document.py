"""A wrapped document with rows of notes below some of its lines."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from aquatimer.tui.notes import Annotation


class Row(NamedTuple):
    """What a row of the screen shows.

    `base` is the row of the text that it would be without notes; for the row of a note that is
    the text above it, and `note` its number among the notes of `line`.
    """

    base: int
    line: int = 0
    note: int | None = None


class NotedDocument(WrappedDocument):
    """Knows which row is text and which a note; the cursor never stands in a note.

    Annotations are by line, counted from 0, and move with their lines when the text changes.
    """

    def __init__(self, document: DocumentBase, width: int = 0, tab_width: int = 4) -> None:
        self._annotations: dict[int, Annotation] = {}
        self._noted: list[int] = []
        self._tops: list[int] = []
        super().__init__(document, width, tab_width)

    @property
    def annotations(self) -> Mapping[int, Annotation]:
        """What is noted, by line."""
        return self._annotations

    def annotate(self, annotations: Mapping[int, Annotation]) -> None:
        """Put notes below lines, in place of all those before."""
        self._annotations = dict(sorted(annotations.items()))
        self._place()

    @property
    def height(self) -> int:
        """The rows of text and notes together."""
        return len(self._offset_to_line_info) + sum(map(self._rows, self._noted))

    def row(self, y: int) -> Row:
        """Return what is to be seen in a row of the screen."""
        index = bisect_right(self._tops, y) - 1
        if index < 0:
            return Row(y)
        line, top = self._noted[index], self._tops[index]
        above = self._line_index_to_offsets[line][-1]
        beyond = y - top - self._rows(line)
        return Row(above, line, y - top) if beyond < 0 else Row(above + 1 + beyond)

    def rows_above(self, line: int) -> int:
        """Return how many rows of notes stand above a line."""
        return sum(self._rows(noted) for noted in self._noted if noted < line)

    def rows_below(self, line: int) -> int:
        """Return how many rows of notes stand right below a line."""
        return self._rows(line) if line in self._annotations else 0

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap everything anew."""
        super().wrap(width, tab_width)
        self._place()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap what an edit changed; notes below it move with their lines."""
        super().wrap_range(start, old_end, new_end)
        first, bottom = min(start[0], old_end[0]), max(start[0], old_end[0])
        shift = max(start[0], new_end[0]) - bottom
        last = max(first, bottom + min(shift, 0))
        self._annotations = {
            line if line <= bottom else line + shift: annotation
            for line, annotation in self._annotations.items()
            if line <= last or line > bottom
        }
        self._place()

    def location_to_offset(self, location: Location) -> Offset:
        """Return where a place of the text stands on the screen."""
        x, y = super().location_to_offset(location)
        return Offset(x, y + self.rows_above(location[0]))

    def offset_to_location(self, offset: Offset) -> Location:
        """Return the place of the text at a place of the screen; for a note that above it."""
        return super().offset_to_location(Offset(offset.x, self.row(max(0, offset.y)).base))

    def _rows(self, line: int) -> int:
        return len(self._annotations[line].rows)

    def _place(self) -> None:
        """Find the row of the screen in which the notes of each line begin."""
        count = len(self._line_index_to_offsets)
        self._noted = [line for line in self._annotations if line < count]
        self._tops = []
        above = 0
        for line in self._noted:
            self._tops.append(self._line_index_to_offsets[line][-1] + 1 + above)
            above += self._rows(line)
