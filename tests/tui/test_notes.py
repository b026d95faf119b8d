"""Mistakes as rows under their lines."""

from dataclasses import replace

import pytest

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic, Severity
from aquatimer.tui.notes import (
    count_text,
    list_text,
    next_mistake,
    note_rows,
    note_text,
    saved_text,
)

ONE = Diagnostic(
    "t.aqua",
    3,
    8,
    3,
    13,
    Severity.ERROR,
    Code.UNKNOWN_EFFORT,
    "There is no effort called `sprnt`.",
    "Did you mean `sprint`?",
)
WARNING = replace(ONE, severity=Severity.WARNING, message="Not spoken.", hint=None, column=1)


def rows(width: int, *diagnostics: Diagnostic) -> list[str]:
    cells = {one.column: one.column - 1 for one in diagnostics}
    return [row.text for row in note_rows(diagnostics, width=width, cells=cells)]


def test_a_note_begins_under_its_place() -> None:
    assert rows(80, ONE) == [
        "       ╰ ✗ There is no effort called `sprnt`. Did you mean `sprint`?",
    ]


def test_where_there_is_little_room_it_begins_further_left_and_goes_on_below() -> None:
    assert rows(38, ONE) == [
        "╰ ✗ There is no effort called `sprnt`.",
        "    Did you mean `sprint`?",
    ]


def test_it_is_cut_off_rather_than_pushing_the_text_away() -> None:
    told = rows(16, ONE)
    assert len(told) == 4
    assert told[-1].endswith(" …")


def test_notes_on_one_line_stand_below_each_other() -> None:
    assert rows(80, ONE, WARNING)[1] == "╰ ! Not spoken."


def test_control_characters_are_not_sent_to_the_terminal() -> None:
    assert "\x1b" not in note_text(replace(ONE, message="\x1b[2J", hint=None))


def test_an_entry_of_the_list_tells_the_line() -> None:
    assert list_text(ONE) == "✗ 3: There is no effort called `sprnt`."


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), "✓ no mistakes"),
        ((ONE,), "✗ 1 mistake"),
        ((ONE, ONE, WARNING), "✗ 2 mistakes  ! 1 warning"),
        ((WARNING, WARNING), "! 2 warnings"),
    ],
)
def test_how_many_there_are(found: tuple[Diagnostic, ...], told: str) -> None:
    assert count_text(found) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), "Saved t.aqua."),
        ((WARNING,), "Saved t.aqua."),
        ((ONE, WARNING), "Saved t.aqua, with 1 mistake."),
        ((ONE, ONE), "Saved t.aqua, with 2 mistakes."),
    ],
)
def test_what_is_said_of_a_text_that_was_saved(found: tuple[Diagnostic, ...], told: str) -> None:
    assert saved_text("t.aqua", found) == told


@pytest.mark.parametrize(
    ("place", "step", "index"),
    [((1, 1), 1, 0), ((3, 8), 1, 1), ((9, 1), 1, 0), ((9, 1), -1, 1), ((3, 8), -1, 1)],
)
def test_after_the_last_mistake_comes_the_first(
    place: tuple[int, int], step: int, index: int
) -> None:
    assert next_mistake((ONE, replace(ONE, line=5)), place, step) == index
