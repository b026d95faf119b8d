"""What the editor says around its text."""

from aquatimer.plan.rehearsal import Stretch
from aquatimer.tui.editor_views import (
    MOST_ROWS,
    figures,
    heading,
    kept_text,
    outline,
    rehearsal_text,
    shares,
    totals,
)
from aquatimer.tui.workbench import Manuscript
from tests.pool import SPRINGBOARD, workout


def test_the_heading_tells_what_is_not_saved() -> None:
    assert heading(Manuscript("tuesday", "", ""), saved=True) == "tuesday"
    assert heading(Manuscript("tuesday", "", ""), saved=False) == "tuesday · not saved"
    assert heading(Manuscript("", "", ""), saved=True) == "A new workout"


def test_figures() -> None:
    timeline = workout(SPRINGBOARD)
    assert figures(timeline, stale=False) == "1:15:00 · hard · belt, bungee"
    assert figures(timeline, stale=True) == "before: 1:15:00 · hard · belt, bungee"
    assert figures(None, stale=True) == "no session yet"


def test_the_time_of_each_effort() -> None:
    timeline = workout(SPRINGBOARD)
    assert [row.text for row in totals(timeline)] == [
        "easy      35:00  47 %",
        "medium    20:00  27 %",
        "sprint    10:00  13 %",
        "rest      10:00  13 %",
    ]
    assert next(shares(timeline)).text == "easy 35:00 47 %"


def test_equal_rounds_are_told_once() -> None:
    timeline = workout('title: T\n5:00 easy\nrepeat 3\n  1:00 hard "Go"\n  wait\n')
    assert [(row.text, row.line) for row in outline(timeline)] == [
        ("5:00 easy", 2),
        ("3 ×  (3:00)", None),
        ("  1:00 hard  Go", 4),
        ("  wait", 5),
    ]


def test_a_long_session_is_cut_off() -> None:
    lines = "".join(f"{seconds}s easy\n" for seconds in range(1, 400))
    rows = outline(workout(f"title: T\n{lines}"))
    assert len(rows) == MOST_ROWS + 1
    assert rows[-1].text == "…"


def test_a_rehearsal_tells_its_lines_and_how_far_it_is() -> None:
    keys = "F9 stops, F10 goes on to the next sound."
    told = rehearsal_text(61_900, Stretch(60_000, 150_000, 4, 4))
    assert told == f"♪ line 4: 0:01 of 1:30. {keys}"
    told = rehearsal_text(57_000, Stretch(60_000, 150_000, 4, 6))
    assert told == f"♪ lines 4 to 6: 0:00 of 1:30. {keys}"


def test_what_is_kept_tells_how_to_get_it_back() -> None:
    assert "'aquatimer edit tuesday'" in kept_text(Manuscript("tuesday", "", ""))
    assert "'aquatimer edit'" in kept_text(Manuscript("", "", ""))
