"""The details of a workout, as strings."""

from dataclasses import replace

import pytest

from aquatimer.plan.choices import OptionRange
from aquatimer.tui.details_views import (
    DetailLine,
    fact_of,
    folded_table,
    range_text,
    stepped,
    totals,
)
from aquatimer.tui.ports import Listing
from tests.pool import SPRINGBOARD, listing, workout

OPTIONS = (
    "title: T\noption rounds from 10 to 15 = 10\noption short from 0:15 to 0:30 = 0:30\n"
    "option work from 3:00 to 5:00 = 3:00\noption run from 20:00 to 40:00 = 30:00\n1:00 easy\n"
)


def plain(lines: tuple[DetailLine, ...]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def option(name: str) -> OptionRange:
    options = listing(workout(OPTIONS), OPTIONS).options
    return next(one for one in options if one.name == name)


def test_the_table_is_that_of_show_with_its_rounds_folded() -> None:
    text = SPRINGBOARD.replace("and stretch the", "to the")
    assert plain(folded_table(workout(text), 100)) == [
        "start    length     effort  cycles/min  target      label",
        "0:00     10:00      easy    60-70       65-75 %     warm-up",
        "10:00    10 x 5:30",
        "10:00      1:30     easy    60-70       65-75 %     Move out slowly to the bungee",
        "11:30      2:00     medium  70-80       87-92 %     Hold your medium marker",
        "13:30      1:00     sprint  from 90     95-100 %    Reach for your sprint marker",
        "14:30      1:00     rest    below 60    below 65 %  Let the bungee pull you back",
        "1:05:00  10:00      easy    60-70       65-75 %     cool-down",
    ]


def test_where_there_is_little_room_labels_go_on_below_and_columns_are_left_out() -> None:
    assert plain(folded_table(workout(SPRINGBOARD), 48)) == [
        "length     effort  cycles/min  label",
        "10:00      easy    60-70       warm-up",
        "10 x 5:30",
        "  1:30     easy    60-70       Move out slowly",
        "                               and stretch the",
        "                               bungee",
        "  2:00     medium  70-80       Hold your medium",
        "                               marker",
        "  1:00     sprint  from 90     Reach for your",
        "                               sprint marker",
        "  1:00     rest    below 60    Let the bungee",
        "                               pull you back",
        "10:00      easy    60-70       cool-down",
    ]


@pytest.mark.parametrize("width", [1, 10, 30, 36, 60, 80])
def test_no_line_is_wider_than_the_room_where_that_can_be(width: int) -> None:
    widest = max(map(len, plain(folded_table(workout(SPRINGBOARD), width))))
    assert widest <= max(width, 37)


def test_only_the_word_of_an_effort_has_its_colour() -> None:
    coloured = [
        (piece.text, piece.effort.name)
        for line in folded_table(workout(SPRINGBOARD), 60)
        for piece in line
        if piece.effort
    ]
    assert coloured == [
        (name, name) for name in ["easy", "easy", "medium", "sprint", "rest", "easy"]
    ]


def test_a_session_of_very_many_rows_ends_in_dots() -> None:
    text = "title: T\n" + "".join(f"{seconds}s easy\n" for seconds in range(10, 300))
    lines = plain(folded_table(workout(text), 60))
    assert (len(lines), lines[-1]) == (202, "…")


def test_the_totals_have_bars_as_long_as_their_shares() -> None:
    assert plain(tuple(totals(workout(SPRINGBOARD)))) == [
        "sprint   10:00  13 %  ██",
        "medium   20:00  27 %  ████",
        "easy     35:00  47 %  ████████",
        "rest     10:00  13 %  ██",
    ]


def test_a_workout_tells_whose_it_is() -> None:
    shipped = listing(workout(f"{SPRINGBOARD[1:]}".replace("level", "source: A club\nlevel")))
    fact = fact_of(shipped, shipped.timeline)
    assert (fact.title, fact.figures) == ("The Springboard", "1:15:00 · hard · belt, bungee")
    assert fact.about.startswith("Stretch the bungee out")
    assert fact.origin == "Came with aquatimer · A club"
    own = replace(shipped, name="mine", origin="own", hides_shipped=True)
    assert fact_of(own, own.timeline).origin == (
        "Yours: mine.aqua, in place of the one that came with aquatimer · A club"
    )


def test_a_broken_workout_tells_its_mistake() -> None:
    broken = Listing("oops", "oops", None, (), None, "own", None, "line 3: There is no effort.")
    fact = fact_of(broken, None)
    assert fact.figures == "✗ It cannot be started."
    assert fact.about == "line 3: There is no effort."


@pytest.mark.parametrize(
    ("name", "typed", "steps", "expected"),
    [
        ("rounds", "10", 1, "11"),
        ("rounds", "15", 1, "15"),
        ("rounds", "10", -1, "10"),
        ("rounds", "99", -1, "15"),
        ("rounds", "", 1, "10"),
        ("rounds", "1:00", 1, "10"),
        ("short", "0:30", -1, "0:25"),
        ("work", "3:00", 1, "3:05"),
        ("run", "30:00", -1, "29:00"),
        ("run", "90s", 1, "20:00"),
    ],
)
def test_a_value_goes_by_steps_within_its_range(
    name: str, typed: str, steps: int, expected: str
) -> None:
    assert stepped(option(name), typed, steps) == expected


@pytest.mark.parametrize(("name", "expected"), [("rounds", "10 to 15"), ("run", "20:00 to 40:00")])
def test_a_range_is_told(name: str, expected: str) -> None:
    assert range_text(option(name)) == expected
