"""Text in blocks, as large as the room allows."""

import string

import pytest

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.tui.glyphs import DIGITS, LETTERS
from aquatimer.tui.lettering import largest_scale, lettering


def test_a_digit_at_the_smallest_scale_is_half_blocks() -> None:
    assert lettering("2", DIGITS, scale=1) == [
        "▄█████▄",
        "▀▀   ██",
        "   ▄██▀",
        " ▄██▀  ",
        "██▀    ",
        "███████",
    ]


def test_a_letter_whose_height_is_odd_ends_in_an_upper_half() -> None:
    assert lettering("T", LETTERS, scale=1) == ["▀▀█▀▀", "  █  ", "  ▀  "]


def test_twice_the_scale_is_twice_the_size_in_both_directions() -> None:
    assert lettering("T", LETTERS, scale=2) == ["██████████"] + ["    ██    "] * 4


@pytest.mark.parametrize(
    ("text", "columns", "rows", "scale"),
    [
        ("10:00", 120, 18, 3),
        ("10:00", 80, 12, 2),
        ("10:00", 40, 6, 1),
        ("10:00", 37, 6, 0),
        ("10:00", 120, 5, 0),
        ("59", 120, 18, 3),
        ("9:59", 120, 40, 4),
        ("", 120, 40, 0),
        ("1:30 h", 120, 40, 0),
    ],
)
def test_the_clock_is_as_large_as_the_room_allows(
    text: str, columns: int, rows: int, scale: int
) -> None:
    assert largest_scale(text, DIGITS, columns=columns, rows=rows, gap=2) == scale


def test_every_time_and_every_effort_has_its_glyphs() -> None:
    assert set(DIGITS) == {*string.digits, ":"}
    assert set(LETTERS) == {*string.ascii_uppercase, *string.digits, *":-. "}
    assert set("".join(BUILT_IN).upper()) <= set(LETTERS)


@pytest.mark.parametrize(("face", "height"), [(DIGITS, 12), (LETTERS, 5)])
def test_the_glyphs_of_a_face_are_of_one_height_and_each_is_a_rectangle(
    face: dict[str, tuple[str, ...]], height: int
) -> None:
    assert {len(glyph) for glyph in face.values()} == {height}
    assert all(len({len(row) for row in glyph}) == 1 for glyph in face.values())


@pytest.mark.parametrize("face", [DIGITS, LETTERS])
def test_no_two_glyphs_look_alike(face: dict[str, tuple[str, ...]]) -> None:
    alike = {"0", "O"}
    shapes = [glyph for name, glyph in face.items() if name not in alike]
    assert len(set(shapes)) == len(shapes)
