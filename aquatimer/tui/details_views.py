"""What is told of one workout of the library, as strings and coloured pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import wrap
from typing import TypeAlias

from aquatimer.lang.written import written_amount
from aquatimer.plan.choices import OptionRange
from aquatimer.plan.evaluate import Amount, evaluate, value_text
from aquatimer.plan.sheet import Piece, Row, effort_totals, facts, rows
from aquatimer.plan.timeline import Timeline
from aquatimer.tui.ports import Listing
from aquatimer.units.durations import MINUTE, SECOND

MOST_ROWS = 200

_INDENT = "  "
_GAP = "  "
_BAR = 16
_LEAST_LABEL = 16
_HEADINGS = ("start", "length", "effort", "cycles/min", "target", "bpm", "round", "label")
_START, _EFFORT, _CADENCE, _TARGET, _ROUND, _LABEL = 0, 2, 3, 4, 6, 7
_LET_GO = (_TARGET, _START, _ROUND, _CADENCE)
"""What is left out, one after the other, where a label has too little room."""

DetailLine: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a workout says of itself, in the order in which it is told."""

    title: str
    figures: str
    about: str
    origin: str


def fact_of(listing: Listing, timeline: Timeline | None) -> Fact:
    """Return what is told of a workout as it is planned now, or what is wrong with it."""
    if timeline is None:
        told = listing.problem or ""
        return Fact(listing.title, "✗ It cannot be started.", told, origin_text(listing))
    return Fact(timeline.title, facts(timeline), timeline.about or "", origin_text(listing))


def origin_text(listing: Listing) -> str:
    """Return whose workout it is, and where it is from."""
    whose = "Came with aquatimer" if listing.origin == "shipped" else f"Yours: {listing.name}.aqua"
    if listing.hides_shipped:
        whose += ", in place of the one that came with aquatimer"
    timeline = listing.timeline
    told = (timeline.author, timeline.source) if timeline is not None else ()
    return " · ".join((whose, *filter(None, told)))


def totals(timeline: Timeline) -> Iterator[DetailLine]:
    """Yield how long each effort lasts in all, the hardest first, with a bar as long as that."""
    lasting = effort_totals(timeline)
    names = max((len(total.effort.name) for total in lasting), default=0)
    for total in lasting:
        bar = "█" * round(total.share * _BAR / 100)
        figures = f"{total.duration:>8} {total.share:>3} %  "
        yield (
            Piece(f"{total.effort.name:<{names}}", total.effort),
            Piece(figures, None),
            Piece(bar, total.effort),
        )


def folded_table(timeline: Timeline, width: int) -> tuple[DetailLine, ...]:
    """Return the table that `show` prints, its headings first, within so many cells.

    Columns without a word in them are left out, and some for the label where there is little
    room; a label that is longer goes on below itself.
    """
    told = list(islice(rows(timeline), MOST_ROWS))
    cells = [_cells(row) for row in told]
    columns = _columns(cells, width)
    lines = [_plain(_HEADINGS, columns)]
    for row, texts in zip(told, cells, strict=True):
        lines += _lines(row, texts, columns)
    if len(told) == MOST_ROWS:
        lines.append((Piece("…", None),))
    return tuple(lines)


def range_text(option: OptionRange) -> str:
    """Return which values an option can have."""
    return f"{value_text(option.low)} to {value_text(option.high)}"


def default_text(option: OptionRange) -> str:
    """Return the value that an option has when nothing is chosen, as it would be typed."""
    return value_text(option.default)


def stepped(option: OptionRange, typed: str, steps: int) -> str:
    """Return what is typed, so many steps up or down; what is no value becomes the usual one.

    A number goes by one, a time by a step that fits its range.
    """
    written = written_amount(typed)
    value = evaluate(written, {}) if written else None
    if not isinstance(value, Amount) or value.is_time != option.low.is_time:
        return default_text(option)
    gone = value.value + steps * _step(option)
    within = min(max(gone, option.low.value), option.high.value)
    return value_text(Amount(within, option.low.is_time))


def _step(option: OptionRange) -> int:
    if not option.low.is_time:
        return 1
    room = option.high.value - option.low.value
    if room <= 2 * MINUTE:
        return 5 * SECOND
    return 15 * SECOND if room <= 5 * MINUTE else MINUTE


_Cells: TypeAlias = tuple[str, ...]
_Columns: TypeAlias = dict[int, int]
"""The width of each column that is shown, by its index."""


def _cells(row: Row) -> _Cells:
    effort = row.effort.name if row.effort else ""
    length = _INDENT * row.depth + row.duration
    return (
        row.start,
        length,
        effort,
        row.cadence,
        row.target,
        row.beats,
        row.rounds,
        row.label,
    )


def _columns(cells: Sequence[_Cells], width: int) -> _Columns:
    columns = {
        index: max(len(heading), *(len(one[index]) for one in cells))
        for index, heading in enumerate(_HEADINGS)
        if any(one[index] for one in cells)
    }
    label = columns.get(_LABEL, 0)
    for index in _LET_GO:
        if _room(columns, width) >= min(label, _LEAST_LABEL):
            break
        columns.pop(index, None)
    if label:
        columns[_LABEL] = max(min(label, _room(columns, width)), 1)
    return columns


def _room(columns: _Columns, width: int) -> int:
    """Return what the other columns leave for the label."""
    others = [size for index, size in columns.items() if index != _LABEL]
    return width - sum(others) - len(_GAP) * len(others)


def _lines(row: Row, texts: _Cells, columns: _Columns) -> Iterator[DetailLine]:
    first, *more = wrap(texts[_LABEL], columns.get(_LABEL, 1)) or [""]
    line = _plain((*texts[:_LABEL], first), columns)
    if row.effort is not None:
        line = _coloured(line, row, columns)
    yield line
    for rest in more:
        yield _plain((*[""] * _LABEL, rest), columns)


def _plain(texts: Sequence[str], columns: _Columns) -> DetailLine:
    padded = (f"{texts[index]:<{size}}" for index, size in columns.items())
    return (Piece(_GAP.join(padded).rstrip(), None),)


def _coloured(line: DetailLine, row: Row, columns: _Columns) -> DetailLine:
    """Give the word of the effort its colour."""
    [whole] = line
    begin = sum(size + len(_GAP) for index, size in columns.items() if index < _EFFORT)
    end = begin + (len(row.effort.name) if row.effort else 0)
    text = whole.text
    return (Piece(text[:begin], None), Piece(text[begin:end], row.effort), Piece(text[end:], None))
