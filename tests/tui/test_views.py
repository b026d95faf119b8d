"""What the session screen says, as strings."""

from dataclasses import replace

import pytest

from aquatimer.plan.efforts import BUILT_IN, Range, Target
from aquatimer.plan.palette import BACKGROUND, effort_colour
from aquatimer.plan.turns import turns_of
from aquatimer.session.machine import State
from aquatimer.session.view import view_at
from aquatimer.tui.paint import NIGHT, Paint
from aquatimer.tui.views import Face, Fact, Mood, countdown, distinct, face_of, target_text
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds
from tests.pool import SPRINGBOARD, SPRINT_OF_ROUND_3, workout

NESTED = """
title: Ladders
repeat 2
  repeat 3
    repeat 4
      repeat 5
        10s hard
        5s rest
"""


def face(
    position: Milliseconds,
    *,
    text: str = SPRINGBOARD,
    state: State = State.ROLLING,
    rung_out: bool = False,
) -> Face:
    timeline = workout(text)
    view = view_at(timeline, state=state, position=position)
    return face_of(view, timeline, turns_of(timeline.segments), rung_out=rung_out)


@pytest.mark.parametrize(
    ("remaining", "shown"),
    [
        (HOUR + 5 * MINUTE, "1:05:00"),
        (10 * MINUTE, "10:00"),
        (10 * MINUTE - 1, "10:00"),
        (10 * MINUTE - SECOND, "9:59"),
        (MINUTE, "1:00"),
        (MINUTE - 1, "1:00"),
        (59 * SECOND, "59"),
        (9_001, "10"),
        (1_000, "1"),
        (1, "1"),
        (0, "0"),
    ],
)
def test_the_clock_rounds_up_and_shows_seconds_alone_in_the_last_minute(
    remaining: Milliseconds, shown: str
) -> None:
    assert countdown(remaining) == shown


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target(), ""),
        (Target(percent=Range(0, 65)), "under 65 % HRmax"),
        (Target(percent=Range(88, 88)), "88 % HRmax"),
        (Target(bpm=Range(150, 158)), "150–158 bpm"),  # noqa: RUF001 - the dash of a range
        (Target(cadence=Range(90, None)), "over 90 cycles/min of one leg"),
        (
            replace(BUILT_IN["easy"].target, bpm=Range(112, 129)),
            "60–70 cycles/min of one leg  ·  RPE 2–3  ·  112–129 bpm (65–75 %)",  # noqa: RUF001 - the dash of a range
        ),
    ],
)
def test_a_target_says_only_what_it_has(target: Target, text: str) -> None:
    assert target_text(target) == text


def test_a_whole_moment_in_the_middle() -> None:
    assert face(SPRINT_OF_ROUND_3 + 18_400) == Face(
        mood=Mood.ROLLING,
        paint=NIGHT,
        word="Sprint",
        word_paint=Paint(effort_colour(BUILT_IN["sprint"]), BACKGROUND),
        clock="42",
        clock_colour=effort_colour(BUILT_IN["sprint"]),
        label="Reach for your sprint marker",
        target="over 90 cycles/min of one leg  ·  RPE 9–10  ·  95–100 % HRmax",  # noqa: RUF001 - the dash of a range
        rounds=Fact("Round", "3 of 10"),
        upcoming=Fact("Next", "Rest 1:00", "Let the bungee pull you back"),
        upcoming_colour=effort_colour(BUILT_IN["rest"]),
        part="Main set",
        elapsed="24:48 done",
        left="50:12 left",
    )


def test_counting_in_it_shows_the_time_until_the_first_interval() -> None:
    seen = face(-7_500)
    assert (seen.mood, seen.word, seen.clock) == (Mood.COUNTING_IN, "Starts in", "8")
    assert seen.label == "Starts in 0:08"
    assert seen.upcoming == Fact("First", "Easy 10:00")
    assert (seen.elapsed, seen.left) == ("0:00 done", "1:15:00 left")


def test_paused_it_says_so_in_no_effort_s_colour_and_keeps_the_effort_s_word() -> None:
    seen = face(SPRINT_OF_ROUND_3, state=State.PAUSED)
    assert (seen.mood, seen.word, seen.clock) == (Mood.PAUSED, "Paused", "1:00")
    assert seen.label == "Sprint  ·  Reach for your sprint marker"
    assert seen.word_paint == NIGHT.reversed()
    assert seen.clock_colour not in {effort_colour(effort) for effort in BUILT_IN.values()}


def test_paused_while_counting_in_it_says_both() -> None:
    seen = face(-7_500, state=State.PAUSED)
    assert (seen.word, seen.clock, seen.label) == ("Paused", "8", "Starts in 0:08")


def test_finished_it_says_what_was_done_and_how_to_leave_once_it_is_silent() -> None:
    seen = face(75 * MINUTE, state=State.FINISHED)
    assert (seen.mood, seen.word, seen.clock) == (Mood.FINISHED, "Complete", "1:15:00")
    assert seen.label == "Session complete: The Springboard, 1:15:00"
    assert (seen.target, seen.rounds, seen.upcoming) == ("", Fact(), Fact())
    assert face(75 * MINUTE, state=State.FINISHED, rung_out=True).target == "Press any key to go on"


def test_without_a_loop_the_part_stands_in_the_round_s_place() -> None:
    assert face(0).rounds == Fact("Part", "Warm-up")
    assert face(74 * MINUTE).rounds == Fact("Part", "Cool-down")


def test_the_last_interval_is_followed_by_the_finish() -> None:
    assert face(74 * MINUTE).upcoming == Fact("Next", "Finish", "The last interval")


IN_SETS = """
title: Sets
repeat 3
  repeat 4
    1:00 hard
    0:30 easy
  2:00 easy
"""


@pytest.mark.parametrize(
    ("position", "rounds"),
    [
        (0, Fact("Round", "1 of 4", "Set 1 of 3")),
        (5 * MINUTE, Fact("Round", "4 of 4", "Last round  ·  Set 1 of 3")),
        (7 * MINUTE, Fact("Set", "1 of 3")),
        (8 * MINUTE, Fact("Round", "1 of 4", "Set 2 of 3")),
        (23 * MINUTE, Fact("Set", "3 of 3", "Last set")),
    ],
)
def test_every_loop_around_an_interval_is_told_and_is_called_the_same_throughout(
    position: Milliseconds, rounds: Fact
) -> None:
    assert face(position, text=IN_SETS).rounds == rounds


def test_loops_nested_deeper_than_their_names_are_counted_without_one() -> None:
    counted = "Set 1 of 4  ·  Block 1 of 3  ·  1 of 2"
    assert face(0, text=NESTED).rounds == Fact("Round", "1 of 5", counted)


def test_a_loop_of_one_round_is_no_loop() -> None:
    text = "title: Once\nrepeat 1\n  1:00 easy\n"
    assert face(0, text=text).rounds == Fact("Part", "Main set")


def test_done_and_left_make_up_the_whole_at_every_moment() -> None:
    assert (face(1_500).elapsed, face(1_500).left) == ("0:01 done", "1:14:59 left")


def test_a_notice_is_told_once() -> None:
    assert distinct("no sound", None, "no voice", "no sound", "") == ("no sound", "no voice")
