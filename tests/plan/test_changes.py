"""The plan changed on the way, written as the timeline that comes of it."""

import pytest

from aquatimer.plan.changes import one_round_fewer, one_round_more, to_cool_down, with_wait_of
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import HOUR, MINUTE, SECOND
from tests.plan.sessions import read
from tests.timeline_text import timeline_text

SETS = """
title: Sets

warmup 2:00 easy
repeat 2
  repeat 3
    0:30 sprint
    between
      0:10 rest "Shake"
  1:00 easy "Float"
cooldown 3:00 easy
"""

PYRAMID = """
title: Pyramid

warmup 1:00 easy
for work in 1:00 to 2:00 to 1:00 by 0:30
  work hard
  0:30 easy
cooldown 1:00 easy
"""


def text(timeline: Timeline | None) -> list[str]:
    assert timeline is not None
    return timeline_text(timeline).splitlines()


def test_a_round_more_of_the_inner_loop_comes_with_the_break_before_it() -> None:
    sets = read(SETS)
    assert text(one_round_more(sets, here=3))[:9] == [
        "Sets | 11:20",
        "0:00 +2:00 warmup easy",
        "2:00 +0:30 sprint 1/2 1/4",
        '2:30 +0:10 rest "Shake" 1/2 1/4',
        "2:40 +0:30 sprint 1/2 2/4",
        '3:10 +0:10 rest "Shake" 1/2 2/4',
        "3:20 +0:30 sprint 1/2 3/4",
        '3:50 +0:10 rest "Shake" 1/2 3/4',
        "4:00 +0:30 sprint 1/2 4/4",
    ]


def test_between_the_sets_and_before_them_it_is_a_set_more() -> None:
    sets = read(SETS)
    float_between = next(one.index for one in sets.segments if one.label == "Float")
    for here in (0, float_between):
        more = one_round_more(sets, here)
        assert more is not None
        assert [one.rounds[0] for one in more.segments if one.label == "Float"] == [
            (1, 3),
            (2, 3),
            (3, 3),
        ]
        assert more.total - sets.total == 170 * SECOND


def test_a_round_fewer_takes_the_break_before_it_along() -> None:
    sets = read(SETS)
    assert text(one_round_fewer(sets, here=1))[:6] == [
        "Sets | 10:00",
        "0:00 +2:00 warmup easy",
        "2:00 +0:30 sprint 1/2 1/2",
        '2:30 +0:10 rest "Shake" 1/2 1/2',
        "2:40 +0:30 sprint 1/2 2/2",
        '3:10 +1:00 easy "Float" 1/2',
    ]


def test_a_break_that_has_begun_is_done_though_no_round_follows_it() -> None:
    sets = read(SETS)
    shake = 4
    assert (sets.segments[shake].label, sets.segments[shake].rounds[1]) == ("Shake", (2, 3))
    fewer = one_round_fewer(sets, shake)
    assert text(fewer)[5:7] == ['3:10 +0:10 rest "Shake" 1/2 2/2', '3:20 +1:00 easy "Float" 1/2']


def test_the_last_round_cannot_be_left_out_once_it_has_begun() -> None:
    sets = read(SETS)
    assert one_round_fewer(sets, here=5) is None
    assert one_round_fewer(read("title: One\nrepeat 1\n  1:00 easy\n"), here=0) is None


def test_after_the_last_loop_there_are_no_rounds_to_change() -> None:
    sets = read(SETS)
    last = len(sets.segments) - 1
    assert one_round_more(sets, last) is None
    assert one_round_fewer(sets, last) is None


def test_loops_with_equal_numbers_beside_each_other_are_two() -> None:
    two = read("title: Two\nrepeat 2\n  1:00 easy\nrepeat 2\n  1:00 hard\n")
    assert text(one_round_more(two, here=1))[1:] == [
        "0:00 +1:00 easy 1/3",
        "1:00 +1:00 easy 2/3",
        "2:00 +1:00 easy 3/3",
        "3:00 +1:00 hard 1/2",
        "4:00 +1:00 hard 2/2",
    ]


def test_a_ladder_gets_its_last_rung_once_more() -> None:
    ladder = read(PYRAMID)
    assert text(one_round_more(ladder, here=1))[-5:] == [
        "9:00 +1:00 hard 5/6",
        "10:00 +0:30 easy 5/6",
        "10:30 +1:00 hard 6/6",
        "11:30 +0:30 easy 6/6",
        "12:00 +1:00 cooldown easy",
    ]


def test_more_and_fewer_undo_each_other() -> None:
    sets = read(SETS)
    more = one_round_more(sets, here=2)
    assert more is not None
    assert one_round_fewer(more, here=2) == sets


def test_no_session_grows_beyond_the_longest() -> None:
    day = read("title: Day\nrepeat 24\n  1:00:00 easy\n")
    assert day.total == 24 * HOUR
    assert one_round_more(day, here=0) is None


def test_to_the_cool_down_ends_the_interval_where_it_is() -> None:
    sets = read(SETS)
    assert text(to_cool_down(sets, 3, 165 * SECOND)) == [
        "Sets | 5:45",
        "0:00 +2:00 warmup easy",
        "2:00 +0:30 sprint 1/2 1/3",
        '2:30 +0:10 rest "Shake" 1/2 1/3',
        "2:40 +0:05 sprint 1/2 2/3",
        "2:45 +3:00 cooldown easy",
    ]


@pytest.mark.parametrize("position", [-5 * SECOND, 0])
def test_from_before_the_start_only_the_cool_down_is_left(position: int) -> None:
    assert text(to_cool_down(read(SETS), 0, position))[1:] == ["0:00 +3:00 cooldown easy"]


def test_without_a_cool_down_to_come_there_is_none_to_go_to() -> None:
    sets = read(SETS)
    assert to_cool_down(sets, len(sets.segments) - 1, sets.total - MINUTE) is None
    assert to_cool_down(read("title: None\n1:00 easy\n"), 0, 0) is None


def test_a_wait_before_the_cool_down_takes_as_long_as_it_took() -> None:
    waiting = read('title: W\n1:00 easy\nwait "Clip" or 2:00\ncooldown 1:00 easy\n')
    assert text(to_cool_down(waiting, 1, 67_500))[1:] == [
        "0:00 +1:00 easy",
        '1:00 +0:07.5 wait "Clip"',
        "1:07.5 +1:00 cooldown easy",
    ]


def test_what_a_shortened_interval_had_to_come_is_gone() -> None:
    exercises = read(
        'title: Dry\n15 reps every 4s strength\n  at 0:50 "Nearly"\ncooldown 1:00 easy\n'
    )
    assert text(to_cool_down(exercises, 0, 22 * SECOND))[1] == "0:00 +0:22 strength 6x0:04"


def test_a_wait_takes_as_long_as_it_took() -> None:
    waiting = read('title: W\n1:00 easy\nwait "Clip" or 2:00\n1:00 hard\n')
    assert text(with_wait_of(waiting, 1, 7_500)) == [
        "W | 2:07.5",
        "0:00 +1:00 easy",
        '1:00 +0:07.5 wait "Clip"',
        "1:07.5 +1:00 hard",
    ]
