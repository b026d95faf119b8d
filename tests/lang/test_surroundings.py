"""How far in a new line begins."""

import pytest

from aquatimer.lang.surroundings import indentation_after


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("1:00 easy", ""),
        ("  1:00 easy", "  "),
        ("repeat 3", "  "),
        ("  for w in 1:00, 2:00  # all", "    "),
        ("10x", "  "),
        ("between", "  "),
        ("between 1:00 rest", ""),
        ("\trepeat 3", "\t\t"),
        ("title: repeat 3", ""),
        ("# repeat 3", ""),
    ],
)
def test_a_line_after_an_opener_stands_deeper(line: str, begins: str) -> None:
    assert indentation_after([line], 0, len(line)) == begins


def test_a_line_broken_off_in_its_indentation_keeps_what_is_before() -> None:
    assert indentation_after(["    1:00 easy"], 0, 2) == "  "
