"""`cues` and `check`, for people and for programs."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.calling import Run

CUE_KEYS = ["at_ms", "kind", "name", "text", "duration_ms", "segment"]
ROLES = [
    "ready",
    "tick",
    "change",
    "rest",
    "finish",
    "heads-up",
    "start",
    "round",
    "half",
    "left",
    "rep",
    "tip",
    "say",
]


def test_cues_json_is_the_contract(run: Run) -> None:
    ran = run("cues", "springboard", "--json")
    document = json.loads(ran.out)
    cues = document.pop("cues")
    assert document == {"format": "aquatimer.cues/1", "name": "springboard", "total_ms": 4_500_000}
    assert all(list(cue) == CUE_KEYS and cue["name"] in ROLES for cue in cues)
    assert all(one["at_ms"] <= other["at_ms"] for one, other in pairwise(cues))


def test_the_change_to_the_first_round_is_heard_as_the_contract_shows(run: Run) -> None:
    cues = json.loads(run("cues", "springboard", "--json").out)["cues"]
    around = [cue for cue in cues if 597_000 <= cue["at_ms"] < 602_000]
    assert [(cue["at_ms"], cue["kind"], cue["name"], cue["segment"]) for cue in around] == [
        (597_000, "tone", "tick", 0),
        (598_000, "tone", "tick", 0),
        (599_000, "tone", "tick", 0),
        (600_000, "tone", "change", 1),
        (600_500, "speech", "start", 1),
    ]
    assert around[0]["duration_ms"] == 160
    assert around[3]["duration_ms"] == 400
    assert around[4]["text"].startswith("Easy. One minute thirty.")


def test_speech_is_really_spoken(run: Run) -> None:
    cues = json.loads(run("cues", "wave", "--json", "--cues", "brief").out)["cues"]
    spoken = {cue["text"]: cue["duration_ms"] for cue in cues if cue["kind"] == "speech"}
    longest, shortest = max(spoken, key=len), min(spoken, key=len)
    assert 300 < spoken[shortest] < spoken[longest] < 10_000


def test_quiet_is_tones_only(run: Run) -> None:
    cues = json.loads(run("cues", "wave", "--json", "--cues", "quiet").out)["cues"]
    assert {cue["kind"] for cue in cues} == {"tone"}


def test_cues_for_people_is_a_script(run: Run) -> None:
    lines = run("cues", "springboard").out.splitlines()
    assert any(line.split() == ["10:00", "tone", "change"] for line in lines)
    assert any(line.startswith("   10:00.5  speech  start     Easy.") for line in lines)
    assert lines[-1].endswith("Session complete. Seventy-five minutes.")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.aqua"
    path.write_text("title: Wrong\n\n10:00 easy\n1:00 sprnt\n90 easy\n")
    return path


def test_check_tells_every_mistake_with_its_place(run: Run, wrong: Path) -> None:
    ran = run("check", str(wrong))
    assert (ran.status, ran.out) == (2, "")
    assert f"{wrong}:4:6" in ran.err
    assert "sprint" in ran.err
    assert f"{wrong}:5:1" in ran.err
    assert "90s" in ran.err


def test_check_json_is_the_contract(run: Run, wrong: Path) -> None:
    ran = run("check", str(wrong), "--json")
    found = json.loads(ran.out)
    keys = [
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "severity",
        "code",
        "message",
        "hint",
    ]
    assert ran.status == 2
    assert [list(one) for one in found] == [keys] * len(found)
    first = found[0]
    place = (first["line"], first["column"], first["end_line"], first["end_column"])
    assert (place, first["severity"], first["code"]) == ((4, 6, 4, 11), "error", "unknown-effort")


def test_check_of_a_good_file_and_of_a_folder(run: Run) -> None:
    ran = run("check", "workouts/wave.aqua", "workouts", "--json")
    assert (ran.status, json.loads(ran.out)) == (0, [])


@pytest.mark.parametrize("arguments", [("check", "no-such.aqua"), ("check", "sounds")])
def test_check_of_nothing_is_wrong(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")


def test_what_cannot_be_read_keeps_no_mistake_of_the_others_back(run: Run, wrong: Path) -> None:
    missing, long = wrong.with_name("missing.aqua"), wrong.with_name("a" * 300 + ".aqua")
    ran = run("check", str(missing), str(wrong), str(long))
    assert (ran.status, ran.out) == (2, "")
    assert f"{wrong}:" in ran.err
    assert f"aquatimer: There is no file or folder {missing}." in ran.err
    assert f"aquatimer: Cannot read {long}: " in ran.err
    ran = run("check", "--json", str(missing), str(wrong))
    assert ran.status == 2
    assert {one["file"] for one in json.loads(ran.out)} == {str(wrong)}
    assert "missing.aqua" in ran.err
