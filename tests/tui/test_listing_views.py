"""The list of the library, as strings."""

from dataclasses import replace

import pytest

from aquatimer.tui.listing_views import (
    Column,
    about_deleting,
    about_discarded,
    cell_of,
    columns_for,
    count_text,
    is_found,
    name_for_copy,
)
from aquatimer.tui.ports import Listing
from aquatimer.tui.shelf import Discarded
from tests.pool import listing, workout

PYRAMID = listing(
    workout(
        "title: The Pyramid\nlevel: hard\ngear: belt, bungee\ntags: tempo\n"
        "about: Up and down again, hard at the top.\n10:00 easy\n10:00 sprint\n",
        "pyramid",
    )
)
MINE = replace(PYRAMID, name="mine", title="Mine", origin="own")
BROKEN = Listing("oops", "oops", None, (), None, "own", None, "line 3: There is no effort.")


@pytest.mark.parametrize(
    ("width", "listings", "expected"),
    [
        (20, [PYRAMID], {"Session": 18}),
        (36, [PYRAMID], {"Session": 24, "Length": 7}),
        (63, [PYRAMID], {"Session": 24, "Length": 7, "Level": 6, "Gear": 10}),
        (63, [MINE], {"Session": 24, "Length": 7, "Level": 6, "Gear": 10, "Whose": 5}),
        (69, [PYRAMID], {"Session": 24, "Length": 7, "Level": 6, "Gear": 10, "Profile": 12}),
    ],
    ids=["a slit", "narrow", "beside details", "with own ones", "wide"],
)
def test_a_list_has_the_columns_that_it_has_room_for(
    width: int, listings: list[Listing], expected: dict[str, int]
) -> None:
    assert columns_for(width, listings) == expected


def test_what_is_left_goes_to_the_titles() -> None:
    long = replace(PYRAMID, title="The longest title that anybody has ever seen")
    assert columns_for(90, [PYRAMID])[Column.SESSION] == 24
    assert columns_for(90, [long])[Column.SESSION] == len(long.title)
    assert columns_for(80, [long])[Column.SESSION] == 35


@pytest.mark.parametrize(
    ("column", "shown", "broken"),
    [
        (Column.SESSION, "The Pyramid", "oops"),
        (Column.LENGTH, "20:00", "broken"),
        (Column.LEVEL, "hard", ""),
        (Column.GEAR, "belt, bungee", ""),
        (Column.PROFILE, "▃▃▃▃▃▃██████", ""),
        (Column.WHOSE, "", "yours"),
    ],
)
def test_a_row_tells_a_workout(column: Column, shown: str, broken: str) -> None:
    for one, expected in ((PYRAMID, shown), (BROKEN, broken)):
        assert "".join(piece.text for piece in cell_of(one, column)) == expected


def test_a_profile_has_the_colours_of_its_efforts() -> None:
    efforts = [piece.effort.name for piece in cell_of(PYRAMID, Column.PROFILE) if piece.effort]
    assert efforts == ["easy", "sprint"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("", True),
        ("pyra HARD bungee", True),
        ("top", True),
        ("level:hard gear:bun tag:tempo", True),
        ("level:top", False),
        ("gear:step", False),
        ("yours", False),
        ("pyramid step", False),
        ("level:", True),
        ("source:x", False),
    ],
)
def test_every_word_that_is_sought_stands_somewhere(sought: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_found(PYRAMID, sought) is found


def test_own_and_broken_ones_are_found_by_these_words() -> None:
    assert is_found(MINE, "yours")
    assert is_found(BROKEN, "broken yours")
    assert not is_found(MINE, "broken")


@pytest.mark.parametrize(
    ("found", "whole", "expected"),
    [(20, 20, "20 sessions"), (1, 1, "1 session"), (3, 20, "3 of 20"), (0, 0, "0 sessions")],
)
def test_what_is_found_is_counted(found: int, whole: int, expected: str) -> None:
    assert count_text(found, whole) == expected


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("wave", (), "wave-2"),
        ("wave", ("wave-2", "wave-3"), "wave-4"),
        ("wave-2", ("wave-2",), "wave-3"),
        ("thirty-thirty", (), "thirty-thirty-2"),
    ],
)
def test_a_copy_gets_the_next_free_name(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert name_for_copy(name, taken) == expected


def test_deleting_says_what_becomes_of_it() -> None:
    assert about_deleting(MINE, "~/trash") == "mine.aqua goes to ~/trash."
    assert about_deleting(replace(MINE, hides_shipped=True), "~/trash") == (
        "mine.aqua goes to ~/trash. The one that came with aquatimer is in the library again then."
    )
    discarded = Discarded("mine", "~/workouts/mine.aqua", "~/trash/mine-2.aqua")
    expected = "mine is in ~/trash/mine-2.aqua now. Press u to bring it back."
    assert about_discarded(discarded) == expected
