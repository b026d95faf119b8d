"""Bungee markers on the command line: kept, told in sessions, asked for after they were found."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from aquatimer.cli.marker_book import marker_book_of
from aquatimer.devices.kept_session import Entry
from aquatimer.plan.cues import Verbosity
from aquatimer.tui.diary import NotKept
from tests.calling import Run
from tests.plan.sessions import read

LOOKING = "title: Looking\ngear: bungee\ntags: markers\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which nobody has a profile."""
    return tmp_path / "home"


def known(run: Run, *athlete: str) -> dict[str, dict[str, object]]:
    markers = json.loads(run("profile", "--json", *athlete).out)["markers"]
    assert isinstance(markers, dict)
    return markers


def months_ago(home: Path, run: Run, days: int) -> None:
    """Have a sprint marker that was found so many days ago."""
    run("profile", "set", "marker.sprint", "third tile")
    [profile] = (home / "config" / "athletes").glob("*.toml")
    found = str(known(run)["sprint"]["found"])
    earlier = str(date.fromisoformat(found) - timedelta(days))
    profile.write_text(profile.read_text().replace(found, earlier))


def test_a_note_is_kept_with_the_place_and_goes_with_the_next_place(run: Run) -> None:
    run("profile", "set", "marker.sprint.note", "new cord", "marker.sprint", "third tile")
    assert known(run)["sprint"]["note"] == "new cord"
    assert "third tile (found " in run("profile").out
    assert ", today); new cord\n" in run("profile").out
    run("profile", "set", "marker.sprint", "fourth tile")
    assert known(run)["sprint"]["note"] is None


def test_a_note_without_a_place_is_refused(run: Run) -> None:
    ran = run("profile", "set", "marker.sprint.note", "new cord")
    assert (ran.status, ran.out) == (2, "")
    assert "place" in ran.err


def test_show_tells_where_the_markers_of_a_session_are(run: Run) -> None:
    assert "markers " not in run("show", "springboard").out
    run("profile", "set", "marker.sprint", "third tile", "marker.medium", "the line")
    line = "markers medium: the line (today); sprint: third tile (today)\n"
    assert line in run("show", "springboard").out
    assert "markers " not in run("show", "pyramid").out


def test_what_is_older_than_a_month_is_told_wherever_it_matters(home: Path, run: Run) -> None:
    months_ago(home, run, 45)
    anew = "aquatimer start markers"
    assert "sprint: third tile (45 days ago, older than a month)" in run("show", "springboard").out
    assert f", 45 days ago); older than a month: {anew}\n" in run("profile").out
    started = run("start", "springboard", "--headless", "--speed", "10000", "--cues", "coach")
    assert (
        f"Older than a month: your sprint marker (45 days ago). Find them anew with '{anew}'."
        in started.err
    )
    assert "Your bungee markers are more than a month old. Find them anew soon." in started.out
    assert "Reach for your sprint marker: third tile." in started.out
    assert "Older" not in run("start", "tabata", "--headless", "--speed", "10000").err


def test_without_a_screen_it_says_how_to_keep_what_was_found(
    home: Path, run: Run, tmp_path: Path
) -> None:
    del home
    workout = tmp_path / "looking.aqua"
    workout.write_text(f"{LOOKING}2s sprint\n")
    asked = "Where are your markers?"
    lines = ("start", str(workout), "--headless", "--cues", "quiet")
    assert asked not in run(*lines, "--speed", "1000").err
    told = run(*lines, "--mute", "--from", "1.9s").err
    command = told[told.index(asked) :].partition("aquatimer ")[2]
    assert command.startswith('profile set marker.sprint "third tile from the ladder" ')


def entry(text: str, athlete: str | None = None) -> Entry:
    return Entry(read(text), Verbosity.COACH, athlete=athlete)


@pytest.mark.parametrize("athlete", [None, "anna"])
def test_what_was_found_is_kept_in_the_profile_of_who_found_it(
    run: Run, athlete: str | None
) -> None:
    # The first call has the program look for profiles in this home.
    run("profile", "set", "birth-year", "1985", *(("--athlete", athlete) if athlete else ()))
    book = marker_book_of(entry(f"{LOOKING}2s sprint", athlete))
    assert book is not None
    assert book.places == {"sprint": "", "medium": ""}
    book.keep({"sprint": "third tile"}, "new cord")
    assert book.places == {"sprint": "third tile", "medium": ""}
    kept = known(run, *(("--athlete", athlete) if athlete else ()))
    assert (kept["sprint"]["place"], kept["sprint"]["note"]) == ("third tile", "new cord")
    assert kept["sprint"]["age_days"] in {0, 1}


def test_a_profile_that_is_wrong_keeps_nothing_and_says_why(home: Path, run: Run) -> None:
    run("profile", "set", "birth-year", "1985")
    [profile] = (home / "config" / "athletes").glob("*.toml")
    profile.write_text("name = 3\n")
    book = marker_book_of(entry(f"{LOOKING}2s sprint"))
    assert book is not None
    assert not any(book.places.values())
    with pytest.raises(NotKept, match="name"):
        book.keep({"sprint": "third tile"}, None)


def test_other_sessions_ask_for_none() -> None:
    assert marker_book_of(entry("title: Other\ngear: bungee\n2s sprint")) is None
