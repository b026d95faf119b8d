"""The session as a skyline."""

import pytest

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.timeline import Timeline
from aquatimer.tui.skyline import efforts_across, slot_at, storeys
from aquatimer.units.durations import MINUTE, Milliseconds
from tests.pool import workout

UP_AND_DOWN = """
title: Up and down
2:00 easy
1:00 sprint
1:00 rest
"""


def test_each_slot_has_the_effort_of_its_middle() -> None:
    names = [effort.name for effort in efforts_across(workout(UP_AND_DOWN), 8)]
    assert names == ["easy"] * 4 + ["sprint"] * 2 + ["rest"] * 2


def test_an_empty_session_has_no_skyline() -> None:
    assert efforts_across(Timeline("none", "None", ()), 8) == ()


@pytest.mark.parametrize(
    ("rows", "heights"), [(1, [1, 1, 1, 1, 1, 1]), (2, [1, 1, 1, 1, 1, 2]), (6, [1, 2, 3, 4, 5, 6])]
)
def test_harder_is_higher_and_a_sprint_reaches_the_top(rows: int, heights: list[int]) -> None:
    efforts = ("rest", "easy", "steady", "medium", "hard", "sprint")
    assert [storeys(BUILT_IN[name], rows) for name in efforts] == heights


def test_technique_stands_as_high_as_easy() -> None:
    assert storeys(BUILT_IN["drill"], 6) == storeys(BUILT_IN["easy"], 6)


@pytest.mark.parametrize(
    ("position", "slot"), [(-5_000, 0), (0, 0), (MINUTE, 2), (4 * MINUTE - 1, 7), (4 * MINUTE, 7)]
)
def test_a_place_lies_in_the_slot_of_its_time(position: Milliseconds, slot: int) -> None:
    assert slot_at(position, workout(UP_AND_DOWN), 8) == slot


def test_a_session_of_no_length_has_its_place_at_the_start() -> None:
    assert slot_at(1_000, Timeline("none", "None", ()), 8) == 0
