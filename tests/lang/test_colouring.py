"""Each stroke of a line by what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.lang.colouring import Ink, strokes

EFFORTS = {"easy", "hard", "tempo"}


def told(line: str) -> list[tuple[str, str]]:
    return [(line[start:end], ink.name.lower()) for start, end, ink, _ in strokes(line, EFFORTS)]


@pytest.mark.parametrize(
    ("line", "inks"),
    [
        ("", []),
        ("  # all out", [("# all out", "comment")]),
        ('title: A "b"  # c', [("title:", "key"), ('A "b"', "value"), ("# c", "comment")]),
        ("repeat 10x", [("repeat", "keyword"), ("10", "time"), ("x", "keyword")]),
        (
            "  1m30s Tempo",
            [*((part, "time") for part in ("1", "m", "30", "s")), ("Tempo", "effort")],
        ),
        ("work hard # x", [("work", "name"), ("hard", "effort"), ("# x", "comment")]),
        (
            'at half "{round} {{x}}"',
            [
                ("at", "keyword"),
                ("half", "keyword"),
                ('"{round} {{x}}"', "text"),
                ("{round}", "braces"),
            ],
        ),
        (
            "easy @ 80-85%",
            [
                ("easy", "effort"),
                ("@", "sign"),
                ("80", "time"),
                ("-", "sign"),
                ("85", "time"),
                ("%", "sign"),
            ],
        ),
        ('say "not closed', [("say", "keyword"), ('"not closed', "text")]),
    ],
)
def test_strokes(line: str, inks: list[tuple[str, str]]) -> None:
    assert told(line) == inks


@given(st.text(st.characters(exclude_characters="\n"), max_size=60))
def test_any_line_has_strokes_within_it(line: str) -> None:
    for stroke in strokes(line, EFFORTS):
        assert 0 <= stroke.start <= stroke.end <= len(line)
        assert isinstance(stroke.ink, Ink)
