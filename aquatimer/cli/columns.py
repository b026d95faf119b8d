"""Rows of words in columns."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

_SPACE = "  "


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line in which every column but a row's last is as wide as its widest."""
    columns = zip_longest(*(row[:-1] for row in rows), fillvalue="")
    widths = [max(map(len, column)) for column in columns]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        yield _SPACE.join([*cells, *row[-1:]]).rstrip()
