"""The lane card: what a session is, short enough to be read from the water. Here as plain text."""

import textwrap
from collections.abc import Iterator, Sequence

from aquatimer.plan.sheet import Row, facts, rows
from aquatimer.plan.timeline import Timeline

_WIDTH = 64
_INDENT = 2


def row_length(row: Row) -> str:
    """Return how long a line of the card lasts, rounds with their number: `10 × 5:30`."""
    return row.duration.replace(" x ", " × ")


def row_words(row: Row) -> str:
    """Return what a line of the card says after its length and effort."""
    beats = f"{row.beats} bpm" if row.beats else ""
    return "  ".join(filter(None, (beats or row.target, row.label)))


def card_text(timeline: Timeline) -> str:
    """Return the card as lines of at most 64 characters, rounds folded and indented."""
    lines = rows(timeline)
    head = [*textwrap.wrap(timeline.title, _WIDTH), facts(timeline), ""]
    return "".join(f"{line}\n" for line in (*head, *_lines(lines)))


def _lines(found: Sequence[Row]) -> Iterator[str]:
    widths = {
        "length": max(
            (_INDENT * row.depth + len(row_length(row)) for row in found if row.effort), default=0
        ),
        "effort": max((len(row.effort.name) for row in found if row.effort), default=0),
    }
    for row in found:
        yield from _line(row, **widths)


def _line(row: Row, length: int, effort: int) -> Iterator[str]:
    time = " " * _INDENT * row.depth + row_length(row)
    if row.effort is None:
        yield time
        return
    head = f"{time:<{length}}  {row.effort.name:<{effort}}"
    margin = " " * (len(head) + _INDENT)
    yield from textwrap.wrap(
        f"{head}  {row_words(row)}".rstrip(),
        max(_WIDTH, len(margin) + _WIDTH // 3),
        subsequent_indent=margin,
        drop_whitespace=True,
    ) or [head]
