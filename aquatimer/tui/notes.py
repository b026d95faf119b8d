"""Mistakes as rows of notes under their lines, as strings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import NamedTuple

from aquatimer.lang.characters import visible
from aquatimer.lang.diagnostics import Diagnostic, Severity

SIGNS: Mapping[Severity, str] = {Severity.ERROR: "✗", Severity.WARNING: "!"}
"""What tells a mistake from a warning where there is no colour."""

_ROOM = 44
_LEAST = 12
_MOST_ROWS = 4
_CUT = " …"


class NoteRow(NamedTuple):
    """One row of a note, as it stands in the text's column."""

    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is wrong with one line, and the rows that tell it at the width there is."""

    diagnostics: tuple[Diagnostic, ...]
    rows: tuple[NoteRow, ...]


def by_line(diagnostics: Iterable[Diagnostic]) -> dict[int, tuple[Diagnostic, ...]]:
    """Return the diagnostics of each line, counted from 0."""
    ordered = sorted(diagnostics, key=lambda one: (one.line, one.column))
    return {line - 1: tuple(found) for line, found in groupby(ordered, key=lambda one: one.line)}


def note_rows(
    diagnostics: Sequence[Diagnostic], *, width: int, cells: Mapping[int, int]
) -> tuple[NoteRow, ...]:
    """Return the notes below one line, each beginning under its place where there is room.

    `cells` says for the column of each diagnostic how many cells stand before it.
    """
    return tuple(row for one in diagnostics for row in _rows(one, width, cells[one.column]))


def note_text(one: Diagnostic) -> str:
    """Return what is wrong and what to do about it in one line."""
    return visible(f"{one.message} {one.hint}" if one.hint else one.message)


def list_text(one: Diagnostic) -> str:
    """Return a mistake as it stands in a list of all."""
    return f"{SIGNS[one.severity]} {one.line}: {visible(one.message)}"


def count_text(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many mistakes and warnings there are."""
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    warnings = len(diagnostics) - errors
    told = (
        _counted(SIGNS[Severity.ERROR], errors, "mistake"),
        _counted(SIGNS[Severity.WARNING], warnings, "warning"),
    )
    return "  ".join(filter(None, told)) or "✓ no mistakes"


def saved_text(place: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Return where a text was saved, and how many mistakes it was saved with."""
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    told = f", with {_counted('', errors, 'mistake')}" if errors else ""
    return f"Saved {place}{told}."


def next_mistake(diagnostics: Sequence[Diagnostic], place: tuple[int, int], step: int) -> int:
    """Return the index of the mistake after a line and column, or before with a step of -1.

    After the last comes the first.
    """
    places = [(one.line, one.column) for one in diagnostics]
    if step > 0:
        return next((index for index, one in enumerate(places) if one > place), 0)
    before = [index for index, one in enumerate(places) if one < place]
    return before[-1] if before else len(places) - 1


def _counted(sign: str, number: int, word: str) -> str:
    return f"{sign} {number:,} {word}{'' if number == 1 else 's'}".strip() if number else ""


def _rows(one: Diagnostic, width: int, column: int) -> Iterable[NoteRow]:
    indent = min(column, max(0, width - _ROOM))
    first = f"{' ' * indent}╰ {SIGNS[one.severity]} "
    room = max(_LEAST, width - len(first))
    lines = wrap(note_text(one), room, max_lines=_MOST_ROWS, placeholder=_CUT) or [""]
    for index, line in enumerate(lines):
        lead = first if index == 0 else " " * len(first)
        yield NoteRow(f"{lead}{line}", one.severity)
