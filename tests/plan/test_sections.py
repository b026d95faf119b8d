"""Sections: where a session can be found again."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.plan.sections import Division, Section, at_most, at_recoveries, sections_of
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import clock_text
from tests.plan.sessions import read, timelines

SETS = """
title: Sets
warmup 5:00 easy
repeat 2
  repeat 2
    1:00 hard
    0:30 rest
  2:00 easy
3:00 steady
0:30 rest
cooldown 5:00 easy
"""


def told(sections: tuple[Section, ...]) -> list[str]:
    return [f"{clock_text(section.start)} {section.title}" for section in sections]


def test_rounds_are_told_with_the_loops_around_them() -> None:
    assert told(sections_of(read(SETS), Division.ROUNDS)) == [
        "0:00 Warm up",
        "5:00 Set 1 of 2, round 1 of 2",
        "6:30 Set 1 of 2, round 2 of 2",
        "8:00 Set 1 of 2",
        "10:00 Set 2 of 2, round 1 of 2",
        "11:30 Set 2 of 2, round 2 of 2",
        "13:00 Set 2 of 2",
        "15:00 Steady 3:00",
        "18:00 Rest 0:30",
        "18:30 Cool down",
    ]


def test_segments_are_told_with_their_round_and_length() -> None:
    sections = sections_of(read(SETS), Division.SEGMENTS)
    assert told(sections)[:4] == [
        "0:00 Warm up: easy 5:00",
        "5:00 Set 1 of 2, round 1 of 2: hard 1:00",
        "6:00 Set 1 of 2, round 1 of 2: rest 0:30",
        "6:30 Set 1 of 2, round 2 of 2: hard 1:00",
    ]
    assert sections[1].words == "Hard, set one of two, round one of two."
    assert sections[1].name == "Set 1 of 2, round 1 of 2, hard"


def test_what_is_read_is_english_and_what_is_spoken_is_in_the_language_of_the_voice() -> None:
    (english, german) = (
        sections_of(read(SETS), Division.SEGMENTS, phrases)[1] for phrases in (ENGLISH, GERMAN)
    )
    assert (german.title, german.name) == (english.title, english.name)
    assert german.words == "Hart, Serie eins von zwei, Runde eins von zwei."


def test_a_round_that_begins_with_work_takes_the_pause_before_it() -> None:
    timeline = read(SETS)
    moved = at_recoveries(timeline, sections_of(timeline, Division.ROUNDS))
    assert told(moved)[:6] == [
        "0:00 Warm up",
        # The warm-up has no other segment to keep.
        "5:00 Set 1 of 2, round 1 of 2",
        "6:00 Set 1 of 2, round 2 of 2",
        "8:00 Set 1 of 2",
        "10:00 Set 2 of 2, round 1 of 2",
        "11:00 Set 2 of 2, round 2 of 2",
    ]


@settings(max_examples=60)
@given(timeline=timelines(), division=st.sampled_from(Division), most=st.integers(1, 9))
def test_sections_are_the_whole_session_without_a_gap(
    timeline: Timeline, division: Division, most: int
) -> None:
    plain = sections_of(timeline, division)
    starts = {segment.start for segment in timeline.segments}
    for sections in (plain, at_recoveries(timeline, plain), at_most(most, plain)):
        if timeline.total:
            assert (sections[0].start, sections[-1].end) == (0, timeline.total)
        assert all(one.end == other.start for one, other in pairwise(sections))
        assert all(one.start < one.end and one.start in starts for one in sections)
        assert all(one.title and one.name and one.words for one in sections)
    assert len(at_most(most, plain)) <= most


@pytest.mark.parametrize("division", Division)
def test_an_empty_session_has_no_sections(division: Division) -> None:
    empty = Timeline("empty", "Empty", ())
    assert at_recoveries(empty, sections_of(empty, division)) == at_most(3, ()) == ()
