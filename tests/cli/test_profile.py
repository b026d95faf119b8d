"""`profile`: who does the sessions, and whose beats the other commands tell."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aquatimer.cli.commands.profile import KEY_NAMES
from aquatimer.cli.profile_keys import known_keys
from tests.calling import Run


@pytest.fixture
def own(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with a home in which nobody has a profile."""
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path / "home"))
    return run


def beats(run: Run, *asked: str) -> dict[str, list[int] | None]:
    shown = run("show", "springboard", "--json", *asked)
    assert shown.status == 0, shown.err
    return {one["effort"]: one["target"]["bpm"] for one in json.loads(shown.out)["segments"]}


def test_without_a_profile_all_is_unknown(own: Run) -> None:
    shown = own("profile")
    assert shown.status == 0
    assert "aquatimer profile set birth-year 1985" in shown.out
    assert json.loads(own("profile", "--json").out)["hr_max_water"] is None
    assert beats(own)["medium"] is None


def test_the_maximum_is_estimated_from_the_age_and_said_to_be(own: Run) -> None:
    age = 40
    year = datetime.now(UTC).astimezone().year - age
    told = own("profile", "set", "birth-year", str(year))
    assert (told.status, told.out) == (0, "")
    assert told.err == "me: kept. The maximum in water is 162, an estimate.\n"
    shown = own("profile").out
    assert "180, an estimate: 208 - 0.7 x 40 (Tanaka 2001)" in shown
    assert "162, an estimate: 0.9 of that on land" in shown


def test_a_profile_fills_in_the_beats_of_show_and_hr_max_beats_it(own: Run) -> None:
    own("profile", "set", "hr-max", "188", "water", "16", "beats")
    assert beats(own)["medium"] == [150, 158]
    assert beats(own, "--hr-max", "180")["medium"] == [157, 166]
    own("profile", "set", "units", "percent")
    assert beats(own)["medium"] is None


@pytest.mark.parametrize(
    ("water", "maximum"),
    [
        (("0.88",), 165),
        (("0,88",), 165),
        (("88 %",), 165),
        (("15 beats",), 173),
        (("-15",), 173),
        (("max", "172"), 172),
        (("172", "measured"), 172),
    ],
)
def test_the_water_is_allowed_for_in_three_ways(
    own: Run, water: tuple[str, ...], maximum: int
) -> None:
    assert own("profile", "set", "hr-max", "188", "water", "1").status == 0
    assert own("profile", "set", "water", *water).status == 0
    assert json.loads(own("profile", "--json").out)["hr_max_water"]["beats"] == maximum
    assert own("profile", "clear", "water").status == 0
    assert json.loads(own("profile", "--json").out)["hr_max_water"]["beats"] == 169


def test_several_athletes(own: Run, tmp_path: Path) -> None:
    own("profile", "set", "hr-max", "188", "--athlete", "Anna")
    own("profile", "--athlete", "ben", "set", "hr_max", "170", "zone.medium", "84-90 %")
    assert own("profile", "list").out == "anna\nben\n"
    assert beats(own)["medium"] is None
    assert beats(own, "--athlete", "anna")["medium"] == [147, 155]
    assert beats(own, "--athlete", "Ben")["medium"] == [129, 138]
    settings = tmp_path / "home" / "config" / "settings.toml"
    settings.write_text('[athlete]\nname = "Anna"\n')
    assert beats(own)["medium"] == [147, 155]
    assert "84-90 % (yours)" not in own("profile").out
    assert "84-90 (yours)" in own("profile", "--athlete", "ben").out


def test_a_marker_is_kept_with_its_place_and_the_day(own: Run) -> None:
    own("profile", "set", "marker.sprint", "third", "tile", "from the ladder")
    marker = json.loads(own("profile", "--json").out)["markers"]["sprint"]
    today = datetime.now(UTC).astimezone().date()
    assert marker["place"] == "third tile from the ladder"
    assert marker["found"] in {str(today), marker["found"]}
    assert marker["age_days"] == 0
    own("profile", "clear", "marker.sprint")
    assert json.loads(own("profile", "--json").out)["markers"] == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "hrmax", "180"), "Did you mean 'hr-max'?"),
        (("set", "xyz", "180"), "There are: name, birth-year,"),
        (("set", "hr-max"), "Write: aquatimer profile set hr-max 188"),
        (("set", "hr-max", "fast"), "me: 'hr-max' must be beats a minute"),
        (("set", "birth-year", "1" * 5000), "me: 'birth-year' must be a year"),
        (("set", "water", "fish"), "water 0.88"),
        (("set", "zone.medium", "fast"), "no range of percent for zone.medium"),
        (("set", "hr-rest", "90", "hr-max", "85"), "resting rate of 90"),
        (("clear", "hr-max"), "no profile has been made"),
        (("--athlete", "bob"), "There is no profile of 'bob'"),
        (("--athlete", "..."), "is no name of an athlete"),
        (("set", "hr-max", "180", "--athlete", "/"), "is no name of an athlete"),
        (("remove",), "There is no profile of 'me'"),
        (("sett",), "sett"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    own: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = own("profile", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert not (tmp_path / "home" / "config" / "athletes").exists()


def test_a_profile_is_removed_only_when_that_is_said(own: Run) -> None:
    own("profile", "set", "hr-max", "188")
    asked = own("profile", "remove")
    assert (asked.status, "--yes" in asked.err) == (2, True)
    assert own("profile", "list").out == "me\n"
    assert own("profile", "remove", "--yes").status == 0
    assert own("profile", "list").out == ""


def test_a_wrong_profile_stops_a_session_with_its_line(own: Run, tmp_path: Path) -> None:
    path = tmp_path / "home" / "config" / "athletes" / "me.toml"
    path.parent.mkdir(parents=True)
    path.write_text('name = "me"\nhr_max = 18\n')
    ran = own("start", "springboard", "--headless", "--speed", "10000")
    assert ran.status == 2
    assert f"{path}, line 2: 'hr_max' must be" in ran.err


def test_the_help_names_every_key() -> None:
    named = {name.replace("EFFORT", "medium") for name in KEY_NAMES}
    known = {name for name in known_keys() if not name.startswith("zone.")}
    assert named == {*known, "zone.medium"}
