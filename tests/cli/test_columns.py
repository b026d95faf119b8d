"""Rows of words in columns."""

from aquatimer.cli.columns import aligned


def test_columns_are_as_wide_as_their_widest_word() -> None:
    rows = [("NAME", "LEVEL", "GEAR"), ("springboard", "hard", "belt, bungee"), ("wave", "", "")]
    assert list(aligned(rows)) == [
        "NAME         LEVEL  GEAR",
        "springboard  hard   belt, bungee",
        "wave",
    ]


def test_a_short_row_may_run_on() -> None:
    rows = [("NAME", "TITLE", "LEVEL"), ("broken", "cannot be used: line 3: no title")]
    assert list(aligned(rows)) == [
        "NAME    TITLE  LEVEL",
        "broken  cannot be used: line 3: no title",
    ]
