"""How large the lane card can be set, so that all of it stands on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.export.card import row_length, row_words
from aquatimer.export.fitting import text_width, wrapped
from aquatimer.plan.sheet import Row

# A5 with margins of 8 mm, in points, a little less than there is: the printer's font may be wider.
WIDTH, HEIGHT = 368.0, 520.0
GUTTER = 1.2
INDENT = 0.9
PADDING = 0.7
LEADING = 1.25
ROW_GAP = 0.3
TITLE_SIZE = 1.4
FACTS_SIZE = 0.9
_BOLD = 1.12
_PARTLY_BOLD = 1.03
_SIZES = tuple(half / 2 for half in range(56, 11, -1))
_COLUMNS = (1, 2)
_FULL_COLUMNS = 0.94
_MOST_ROWS = round(_COLUMNS[-1] * HEIGHT / (_SIZES[-1] * (LEADING + ROW_GAP)))
"""No more rows than this can stand on the page, however short they are."""


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A font size in points, the number of columns, and how many of the rows are shown."""

    size: float
    columns: int
    rows: int


def card_layout(title: str, facts: str, rows: Sequence[Row]) -> CardLayout:
    """Return the largest setting that holds everything; only a very long card leaves rows out."""
    if len(rows) > _MOST_ROWS:
        return _cut_layout(title, facts, rows[:_MOST_ROWS])
    for size in _SIZES:
        for columns in _COLUMNS:
            if _height(title, facts, rows, size, columns) <= HEIGHT:
                return CardLayout(size, columns, len(rows))
    return _cut_layout(title, facts, rows)


def _cut_layout(title: str, facts: str, rows: Sequence[Row]) -> CardLayout:
    size, columns = _SIZES[-1], _COLUMNS[-1]
    fitting, beyond = 0, len(rows)
    while fitting + 1 < beyond:
        middle = (fitting + beyond) // 2
        # One line more says how many are left out.
        if _height(title, facts, rows[:middle], size, columns, more=1) <= HEIGHT:
            fitting = middle
        else:
            beyond = middle
    return CardLayout(size, columns, fitting)


def _height(  # noqa: PLR0913 - all that a page holds
    title: str, facts: str, rows: Sequence[Row], size: float, columns: int, *, more: int = 0
) -> float:
    head = _lines(title, size * TITLE_SIZE * _BOLD, WIDTH) * TITLE_SIZE
    head += _lines(facts, size * FACTS_SIZE, WIDTH) * FACTS_SIZE + 1
    room = WIDTH if columns == 1 else (WIDTH - GUTTER * size * (columns - 1)) / columns
    heights = [_row_height(row, size, room) for row in rows] + [size * LEADING] * more
    body = sum(heights) / columns
    if columns > 1:
        body = body / _FULL_COLUMNS + max(heights, default=0)
    return head * size * LEADING + body


def _row_height(row: Row, size: float, room: float) -> float:
    indent = row.depth * INDENT * size
    name = row.effort.name if row.effort else ""
    text = f"{row_length(row)}  {name}  {row_words(row)}"
    longest_word = max((text_width(word, size * _BOLD) for word in text.split()), default=0)
    lines = _lines(text, size * _PARTLY_BOLD, max(room - indent - (INDENT + PADDING) * size, size))
    return size * (lines * LEADING + ROW_GAP) + (0 if longest_word < room else size * LEADING)


def _lines(text: str, size: float, room: float) -> int:
    return max(1, sum(1 for _ in wrapped(text, size, room)))
