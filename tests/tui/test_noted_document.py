"""Rows of notes among rows of text."""

from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document
from textual.geometry import Offset

from aquatimer.lang.diagnostics import Severity
from aquatimer.tui.notes import Annotation, NoteRow
from aquatimer.tui.widgets.noted_document import NotedDocument, Row


def noted(text: str, notes: dict[int, int], width: int = 0) -> NotedDocument:
    document = NotedDocument(Document(text), width)
    document.annotate(annotations(notes))
    return document


def annotations(notes: dict[int, int]) -> dict[int, Annotation]:
    row = NoteRow("note", Severity.ERROR)
    return {line: Annotation((), (row,) * rows) for line, rows in notes.items()}


def test_notes_take_rows_below_their_lines() -> None:
    document = noted("a\nb\nc", {0: 2, 1: 1})
    assert document.height == 6
    assert [document.row(y) for y in range(6)] == [
        Row(0),
        Row(0, 0, 0),
        Row(0, 0, 1),
        Row(1),
        Row(1, 1, 0),
        Row(2),
    ]
    assert document.location_to_offset((2, 1)) == Offset(1, 5)
    assert document.offset_to_location(Offset(0, 4)) == (1, 0)


def test_they_stand_below_all_of_a_wrapped_line() -> None:
    document = noted("one two\nthree", {0: 1}, width=4)
    assert [document.row(y).note for y in range(4)][:3] == [None, None, 0]


def test_they_move_with_their_lines_when_text_is_typed_above() -> None:
    document = noted("a\nb\nc\nd", {0: 1, 3: 1})
    document.document.replace_range((1, 0), (1, 1), "x\ny\nz")
    document.wrap_range((1, 0), (1, 1), (3, 1))
    assert list(document.annotations) == [0, 5]


def test_those_of_lines_that_are_gone_go_with_them() -> None:
    document = noted("a\nb\nc\nd", {1: 1, 2: 1, 3: 1})
    document.document.replace_range((0, 0), (2, 1), "x")
    document.wrap_range((0, 0), (2, 1), (0, 1))
    assert list(document.annotations) == [1]


@given(
    st.lists(st.text("ab ", max_size=12), min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 14), st.integers(0, 3)),
    st.integers(3, 10),
)
def test_every_row_is_text_or_a_note_and_every_place_has_its_row(
    lines: list[str], notes: dict[int, int], width: int
) -> None:
    document = noted("\n".join(lines), notes, width)
    rows = [document.row(y) for y in range(document.height)]
    base = [row.base for row in rows if row.note is None]
    assert base == list(range(len(base)))
    for line in range(len(lines)):
        x, y = document.location_to_offset((line, 0))
        assert rows[y].note is None
        assert document.offset_to_location(Offset(x, y)) == (line, 0)
