"""Where a workout is exported to, as strings."""

import pytest

from aquatimer.tui.export_views import heading, kind_at, kind_text, size_text, with_ending
from aquatimer.tui.exporting import Kind

KINDS = (Kind("mp3", "track"), Kind("icu.txt", "text for intervals.icu"), Kind("txt", "lane card"))


@pytest.mark.parametrize(
    ("place", "index"),
    [
        ("~/wave.mp3", 0),
        ("~/wave.MP3 ", 0),
        ("wave.icu.txt", 1),
        ("wave.txt", 2),
        ("wave", None),
        ("mp3", None),
        ("wave.doc", None),
    ],
)
def test_the_ending_says_what_is_written(place: str, index: int | None) -> None:
    assert kind_at(place, KINDS) == index


@pytest.mark.parametrize(
    ("place", "kind", "expected"),
    [
        ("~/wave.mp3", 1, "~/wave.icu.txt"),
        ("~/wave.icu.txt", 2, "~/wave.txt"),
        ("~/a.b", 0, "~/a.b.mp3"),
        ("~/wave", 0, "~/wave.mp3"),
    ],
)
def test_another_kind_gives_another_ending(place: str, kind: int, expected: str) -> None:
    assert with_ending(place, KINDS[kind], KINDS) == expected


def test_kinds_stand_in_columns() -> None:
    assert [kind_text(kind, KINDS) for kind in KINDS] == [
        ".mp3      track",
        ".icu.txt  text for intervals.icu",
        ".txt      lane card",
    ]


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, "0 bytes"), (999, "999 bytes"), (1815, "1.8 kB"), (53_037_612, "53.0 MB")],
)
def test_a_size_is_written_as_a_file_manager_does(size: int, expected: str) -> None:
    assert size_text(size) == expected


def test_what_was_chosen_is_told() -> None:
    assert heading("Wave", {}) == "Export Wave"
    assert heading("Wave", {"rounds": "15", "run": "20:00"}) == "Export Wave, rounds 15, run 20:00"
