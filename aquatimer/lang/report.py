"""Diagnostics as people read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len

from aquatimer.lang.characters import visible
from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.lang.source import Source

_WIDTH = 96
_LEAD = 24
_CUT = "…"


class Style(StrEnum):
    """What a piece of a report is, for whoever wants to colour it."""

    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    MESSAGE = "message"
    MARGIN = "margin"
    LINE = "line"
    MARK = "mark"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a report; all of them one after the other are its text."""

    style: Style
    text: str


def report(diagnostics: Iterable[Diagnostic], source: Source | None) -> str:
    """Write each diagnostic with its place, its line of the source, and what to do about it."""
    return "\n".join(
        "".join(piece.text for piece in pieces(diagnostic, source)) for diagnostic in diagnostics
    )


def pieces(diagnostic: Diagnostic, source: Source | None) -> Iterator[Piece]:
    """Return the pieces of the report on one diagnostic, the line ends among them."""
    place = f"{visible(diagnostic.file)}:{diagnostic.line}:{diagnostic.column}: "
    yield Piece(Style.PLACE, place)
    yield Piece(Style(diagnostic.severity), f"{diagnostic.severity}: ")
    yield Piece(Style.MESSAGE, f"{diagnostic.message}\n")
    yield from _excerpt(diagnostic, source)
    if diagnostic.hint:
        yield Piece(Style.HINT, f"  {diagnostic.hint}\n")


def _excerpt(diagnostic: Diagnostic, source: Source | None) -> Iterator[Piece]:
    """Show the line with the place marked, cut to a window around it where it is long."""
    line = source.lines[diagnostic.line - 1] if source else ""
    if not line.strip():
        return
    start = diagnostic.column - 1
    end = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(line)
    begin = max(0, start - _LEAD) if len(line) > _WIDTH else 0
    stop = begin + _WIDTH
    before = (_CUT if begin else "") + visible(line[begin:start])
    marked = visible(line[start : min(end, stop)])
    after = visible(line[max(start, min(end, stop)) : stop]) + (_CUT if stop < len(line) else "")
    number = f"  {diagnostic.line} | "
    yield Piece(Style.MARGIN, number)
    yield Piece(Style.LINE, f"{before}{marked}{after}".rstrip() + "\n")
    yield Piece(Style.MARGIN, f"{' ' * (len(number) - 2)}| ")
    yield Piece(Style.MARK, f"{' ' * cell_len(before)}{'^' * max(1, cell_len(marked))}\n")
