"""The sheet of a session, as it is read in a terminal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.efforts import BUILT_IN, Range, Target
from aquatimer.plan.sheet import (
    EffortTotal,
    Row,
    effort_totals,
    heading,
    profile,
    rows,
    target_text,
)
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline
from aquatimer.units.durations import SECOND


def session(*parts: tuple[int, str]) -> Timeline:
    segments: list[Segment] = []
    for seconds, name in parts:
        start = segments[-1].end if segments else 0
        effort = BUILT_IN[name]
        duration = seconds * SECOND
        segments.append(
            Segment(len(segments), start, duration, Phase.MAIN, effort, effort.target, line=1)
        )
    return Timeline("test", "Test", tuple(segments))


SET = session((60, "strength")).segments[0]


def drawn(timeline: Timeline, *, width: int, height: int) -> list[str]:
    lines = profile(timeline, width=width, height=height)
    return ["".join(piece.text for piece in line) for line in lines]


def test_the_heading_says_what_the_session_is(springboard: Timeline) -> None:
    assert heading(springboard) == (
        ("title", "The Springboard"),
        ("level", "hard"),
        ("gear", "belt, bungee"),
        ("source", "RunnersConnect"),
        ("about", "Stretch the bungee out, hold it, and let it pull you back."),
        ("total", "1:15:00"),
    )


def test_the_heading_leaves_out_what_the_file_does_not_say() -> None:
    assert heading(session((90, "easy"))) == (("title", "Test"), ("total", "1:30"))


def test_the_profile_is_as_high_as_the_effort() -> None:
    ladder = session(*((10, name) for name in ("rest", "easy", "steady", "medium", "hard")))
    ladder = session(*((10, part.effort.name) for part in ladder.segments), (10, "sprint"))
    assert drawn(ladder, width=6, height=6) == [
        "     █",
        "    ██",
        "   ███",
        "  ████",
        " █████",
        "██████",
    ]
    assert drawn(ladder, width=6, height=3) == ["    ▄█", "  ▄███", "▄█████"]


def test_a_line_of_the_profile_is_cut_where_the_effort_changes() -> None:
    easy, sprint = BUILT_IN["easy"], BUILT_IN["sprint"]
    top, bottom = profile(session((20, "easy"), (10, "sprint"), (10, "easy")), width=8, height=2)
    assert top == (("    ", None), ("██", sprint), ("  ", None))
    assert bottom == (("▅▅▅▅", easy), ("██", sprint), ("▅▅", easy))


def test_a_column_is_the_effort_that_lasts_longest_in_it() -> None:
    short_sprints = session(*[(10, "easy"), (4, "sprint"), (3, "easy"), (4, "sprint")] * 4)
    (line,) = profile(short_sprints, width=4, height=1)
    assert {piece.effort for piece in line} == {BUILT_IN["easy"]}


def test_technique_is_drawn_low_and_in_its_own_name() -> None:
    top, bottom = profile(session((10, "sprint"), (10, "drill")), width=2, height=6)[::5]
    assert top == (("█", BUILT_IN["sprint"]), (" ", None))
    assert bottom == (("█", BUILT_IN["sprint"]), ("█", BUILT_IN["drill"]))


def test_a_session_without_segments_has_no_profile() -> None:
    assert profile(session(), width=10) == ()


def test_a_session_that_only_waits_has_a_profile() -> None:
    assert drawn(session((0, "rest")), width=3, height=1) == ["▁▁▁"]


@given(
    parts=st.lists(
        st.tuples(st.integers(1, 600), st.sampled_from(sorted(BUILT_IN))), min_size=1, max_size=30
    ),
    width=st.integers(1, 120),
    height=st.integers(1, 8),
)
def test_the_profile_fills_its_frame(parts: list[tuple[int, str]], width: int, height: int) -> None:
    lines = drawn(session(*parts), width=width, height=height)
    assert [len(line) for line in lines] == [width] * height
    assert " " not in lines[-1]


def test_the_table_of_the_springboard(springboard: Timeline) -> None:
    table = rows(springboard)
    assert [(row.start, row.duration, row.depth) for row in table] == [
        ("0:00", "10:00", 0),
        ("10:00", "10 x 5:30", 0),
        ("10:00", "1:30", 1),
        ("11:30", "2:00", 1),
        ("13:30", "1:00", 1),
        ("14:30", "1:00", 1),
        ("1:05:00", "10:00", 0),
    ]
    assert table[0] == Row(
        "0:00", "10:00", BUILT_IN["easy"], label="warm-up", target="65-75 %", cadence="60-70"
    )
    assert table[4] == Row(
        "13:30",
        "1:00",
        BUILT_IN["sprint"],
        label="Reach for your sprint marker",
        target="95-100 %",
        cadence="from 90",
        depth=1,
    )


def test_beats_stand_in_the_table_when_they_are_known(springboard: Timeline) -> None:
    target = replace(BUILT_IN["medium"].target, bpm=Range(150, 158))
    known = replace(springboard, segments=(replace(springboard.segments[0], target=target),))
    (row,) = rows(known)
    assert (row.target, row.beats) == ("87-92 %", "150-158")


@pytest.mark.parametrize(
    ("segment", "shown"),
    [
        (replace(SET, reps=Reps(15, 4_000)), "1:00 (15 x 0:04)"),
        (replace(SET, wait=True), "wait, 1:00 at most"),
        (replace(SET, wait=True, duration=0), "wait"),
        (replace(SET, duration=2_500), "0:02.5"),
    ],
)
def test_the_duration_of_an_unusual_segment(segment: Segment, shown: str) -> None:
    (row,) = rows(Timeline("test", "Test", (segment,)))
    assert row.duration == shown


def test_loops_within_loops_are_counted_from_the_outermost() -> None:
    segment = replace(SET, rounds=((2, 3), (1, 5)))
    assert rows(Timeline("test", "Test", (segment,)))[0].rounds == "2 of 3, 1 of 5"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (BUILT_IN["rest"].target, "below 65 %"),
        (Target(percent=Range(90, 90), rpe=Range(7, 7)), "90 %"),
        (Target(rpe=Range(6, 7)), "RPE 6-7"),
        (Target(cadence=Range(90, None)), "from 90 cycles/min of one leg"),
        (Target(), ""),
    ],
)
def test_what_to_aim_for(target: Target, text: str) -> None:
    assert target_text(target) == text


def test_the_totals_begin_with_the_hardest_and_end_with_technique() -> None:
    totals = effort_totals(
        session((30, "drill"), (600, "easy"), (60, "sprint"), (30, "drill"), (480, "easy"))
    )
    assert totals == (
        EffortTotal(BUILT_IN["sprint"], "1:00", 5),
        EffortTotal(BUILT_IN["easy"], "18:00", 90),
        EffortTotal(BUILT_IN["drill"], "1:00", 5),
    )
