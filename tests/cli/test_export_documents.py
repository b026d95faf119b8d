"""`export` of what is no track: the ending of the file decides."""

import json
from pathlib import Path

import pytest

from tests.calling import Run

BEGINNINGS = {
    "fit": b"\x0e\x10",
    "icu.txt": b"The Springboard\n\nWarmup\n",
    "zwo": b"<?xml ",
    "json": b'{\n  "format": "aquatimer.timeline/1"',
    "csv": b"index,start_ms,",
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "html": b"<!doctype html>",
    "txt": b"The Springboard\n",
}


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_the_ending_decides_what_is_written(run: Run, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"Session.{ending.upper()}"
    ran = run("export", "springboard", "-o", str(out))
    assert (ran.status, ran.out, ran.err) == (0, "", f"Wrote {out}.\n")
    assert out.read_bytes().startswith(BEGINNINGS[ending])


def test_options_and_beats_reach_the_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "wave.json"
    run("export", "wave", "-o", str(out), "--set", "rounds=15", "--hr-max", "172")
    document = json.loads(out.read_text())
    assert document["total_ms"] == 4_350_000
    assert document["segments"][1]["target"]["bpm"] == [150, 158]


def test_a_picture_can_be_light(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "wave.svg"
    run("export", "wave", "-o", str(out))
    dark = out.read_text()
    run("export", "wave", "-o", str(out), "--look", "light")
    assert 'fill="#ffffff"' in out.read_text()
    assert 'fill="#ffffff"' not in dark


def test_an_unknown_ending_names_those_of_documents_too(run: Run, tmp_path: Path) -> None:
    ran = run("export", "springboard", "-o", str(tmp_path / "x.pdf"))
    assert ran.status == 2
    for ending in (".mp3", ".html", ".png"):
        assert ending in ran.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--bitrate", "64"], "--bitrate is for tracks, and s.fit is none. Leave it out."),
        (["--quality", "0"], "--quality is for tracks, and s.fit is none. Leave it out."),
        (["--chapters"], "--chapters is for tracks, and s.fit is none. Leave it out."),
        (["--metronome"], "--metronome is for tracks, and s.fit is none. Leave it out."),
        (["--format", "wav"], "--format is for tracks, and s.fit is none. Leave it out."),
        (["--split", "rounds"], "That makes a folder of tracks, and s.fit is the name of a file"),
    ],
)
def test_what_only_tracks_have_is_refused(
    run: Run, tmp_path: Path, options: list[str], told: str
) -> None:
    out = tmp_path / "s.fit"
    ran = run("export", "springboard", "-o", str(out), *options)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert not out.exists()


def test_what_a_format_cannot_say_is_told(run: Run, tmp_path: Path) -> None:
    workout, out = tmp_path / "x.aqua", tmp_path / "x.fit"
    workout.write_text('title: x\nsay "Hello"\n1:00.5 easy\n  at half "Halfway"\n')
    told = run("export", str(workout), "-o", str(out)).err.splitlines()
    assert told == [
        "Left out, since a watch says nothing of its own: 2 cues.",
        f"Wrote {out}.",
    ]
    told = run("export", str(workout), "-o", str(out.with_suffix(".zwo"))).err.splitlines()
    assert told[0] == "Rounded to whole seconds: 1 interval."


def test_more_steps_than_a_watch_takes_are_told(run: Run, tmp_path: Path) -> None:
    workout, out = tmp_path / "x.aqua", tmp_path / "x.fit"
    workout.write_text("title: x\nfor t in 1s to 60s by 1s\n  t easy\n")
    told = run("export", str(workout), "-o", str(out)).err
    assert "The workout has 60 steps; many watches take 50 at most." in told


@pytest.mark.parametrize("ending", ["icu.txt", "zwo", "mp3", "flac"])
def test_a_wait_without_a_time_is_refused_where_nothing_waits(
    run: Run, tmp_path: Path, ending: str
) -> None:
    workout, out = tmp_path / "x.aqua", tmp_path / f"x.{ending}"
    workout.write_text("title: x\n1:00 easy\nwait\n")
    ran = run("export", str(workout), "-o", str(out))
    assert ran.status == 2
    assert "The wait in line 3 has no time" in ran.err
    assert not out.exists()


@pytest.mark.parametrize("arguments", [("--split", "rounds"), ("springboard",)])
def test_a_wait_without_a_time_is_refused_before_any_of_several_tracks(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    workout, out = tmp_path / "x.aqua", tmp_path / "out"
    workout.write_text("title: x\n1:00 easy\nwait\n")
    ran = run("export", str(workout), *arguments, "-o", str(out))
    assert ran.status == 2
    assert "The wait in line 3 has no time" in ran.err
    assert not out.exists()
