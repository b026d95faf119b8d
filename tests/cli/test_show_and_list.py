"""`list` and `show`, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.calling import Run

FIVE = {"lactic-acid", "pyramid", "race-simulation", "springboard", "wave"}
SHIPPED = sorted(path.stem for path in (Path(__file__).parents[2] / "workouts").rglob("*.aqua"))


def test_list_names_all_that_ships_and_so_the_five_sessions_of_the_article(run: Run) -> None:
    listed = run("list")
    names = [line.split()[0] for line in listed.out.splitlines()[1:]]
    assert (listed.status, names) == (0, SHIPPED)
    assert set(names) > FIVE


def test_list_as_json(run: Run) -> None:
    document = json.loads(run("list", "--json").out)
    assert document["format"] == "aquatimer.library/1"
    totals = {workout["name"]: workout["total_ms"] for workout in document["workouts"]}
    assert {name: totals[name] for name in FIVE} == {
        "lactic-acid": 4_800_000,
        "pyramid": 4_650_000,
        "race-simulation": 3_360_000,
        "springboard": 4_500_000,
        "wave": 3_300_000,
    }


def test_a_broken_file_of_the_runner_is_listed_with_its_mistake(run: Run, home: Path) -> None:
    own = home / "workouts" / "mine.aqua"
    own.parent.mkdir(exist_ok=True)
    own.write_text("title: Mine\n\n10:00 esy\n")
    try:
        listed = run("list")
    finally:
        own.unlink()
    line = next(line for line in listed.out.splitlines() if line.startswith("mine"))
    assert "cannot be used: line 3: " in line
    assert len(listed.out.splitlines()) == len(SHIPPED) + 2


def test_own_files_win_and_list_says_so(run: Run, home: Path) -> None:
    own = home / "workouts" / "wave.aqua"
    own.parent.mkdir(exist_ok=True)
    own.write_text("title: My wave\n\n10:00 easy\n")
    try:
        listed = run("list")
        shown = json.loads(run("show", "wave", "--json").out)
    finally:
        own.unlink()
    line = next(line for line in listed.out.splitlines() if line.startswith("wave"))
    assert line.endswith("(yours, instead of the shipped one)")
    assert shown["title"] == "My wave"


def test_show_json_is_the_contract(run: Run) -> None:
    document = json.loads(run("show", "springboard", "--json").out)
    segments = document.pop("segments")
    assert document == {
        "format": "aquatimer.timeline/1",
        "name": "springboard",
        "title": "The Springboard",
        "level": "hard",
        "gear": ["belt", "bungee"],
        "options": {},
        "total_ms": 4_500_000,
    }
    assert segments[0] == {
        "index": 0,
        "start_ms": 0,
        "duration_ms": 600_000,
        "phase": "warmup",
        "effort": "easy",
        "label": None,
        "rounds": [],
        "target": {"percent": [65, 75], "bpm": None, "rpe": [2, 3], "cadence": [60, 70]},
        "reps": None,
        "wait": False,
        "line": 7,
    }
    assert segments[1]["rounds"] == [[1, 10]]
    assert segments[1]["label"] == "Move out slowly and stretch the bungee"


def test_options_are_chosen_with_set(run: Run) -> None:
    document = json.loads(run("show", "wave", "--json", "--set", "rounds=15").out)
    assert (document["total_ms"], document["options"]) == (4_350_000, {"rounds": 15})


def test_zones_in_beats(run: Run) -> None:
    document = json.loads(run("show", "springboard", "--json", "--hr-max", "172").out)
    beats = {one["effort"]: one["target"]["bpm"] for one in document["segments"]}
    assert beats == {
        "easy": [112, 129],
        "medium": [150, 158],
        "sprint": [163, 172],
        "rest": [0, 112],
    }


def test_show_for_people(run: Run) -> None:
    shown = run("show", "springboard", "--hr-max", "172").out
    for part in (
        "The Springboard",
        "1:15:00",
        "Reach for your sprint marker",
        "163-172",
        "10 x 5:30",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "sprngboard"), "Did you mean 'springboard'?"),
        (("show", "wave", "--set", "rounds=16"), "from 10 to 15"),
        (("show", "wave", "--set", "round=12"), "rounds"),
        (("show", "wave", "--set", "rounds"), "NAME=VALUE"),
        (("show", "springboard", "--set", "rounds=3"), "rounds"),
        (("show", "wave", "--hr-max", "17"), "from 80 to 240"),
        (("show", "wave", "--hr-max", "nan"), "from 80 to 240"),
        (("show",), "WORKOUT"),
        (("shwo", "wave"), "shwo"),
    ],
)
def test_what_is_given_wrong_is_told_with_status_2(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_show_tells_how_much_is_said_where_that_is_asked_for(run: Run) -> None:
    usual = run("show", "springboard").out
    line = "speech  brief: what begins, and what comes next\n"
    shown = run("show", "springboard", "--cues", "brief").out
    assert line in shown
    assert shown.replace(line, "") == usual
    levels = {run("show", "springboard", "--cues", level).out for level in ("quiet", "coach")}
    assert len(levels | {shown, usual}) == 4
