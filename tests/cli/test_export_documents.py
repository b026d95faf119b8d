"""`export` of what is no track: the ending of the file decides."""

import json
from pathlib import Path

import pytest

from tests.calling import Run

BEGINNINGS = {
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
