"""`export`: a session as a file, whole or not at all."""

import wave
from pathlib import Path

import pytest

from tests.calling import Run


@pytest.fixture
def short(tmp_path: Path) -> str:
    path = tmp_path / "short.aqua"
    path.write_text("title: Short\n\n0:20 easy\n0:20 sprint\n")
    return str(path)


def test_a_wav_lasts_as_long_as_the_session_and_its_edges(
    run: Run, short: str, tmp_path: Path
) -> None:
    out = tmp_path / "short.wav"
    ran = run("export", short, "-o", str(out))
    assert (ran.status, ran.out) == (0, "")
    with wave.open(str(out)) as track:
        assert (track.getframerate(), track.getnchannels(), track.getsampwidth()) == (44_100, 1, 2)
        assert 44 < track.getnframes() / 44_100 < 56


def test_an_mp3_begins_with_its_tags(run: Run, short: str, tmp_path: Path) -> None:
    out = tmp_path / "short.mp3"
    assert run("export", short, "-o", str(out)).status == 0
    assert out.read_bytes()[:3] == b"ID3"


def test_a_path_that_cannot_be_written_is_told_before_any_work(
    run: Run, short: str, tmp_path: Path
) -> None:
    ran = run("export", short, "-o", str(tmp_path / "none" / "short.wav"))
    assert (ran.status, ran.out) == (1, "")
    assert "Cannot write" in ran.err


def test_an_unknown_ending_names_the_known_ones(run: Run, short: str, tmp_path: Path) -> None:
    ran = run("export", short, "-o", str(tmp_path / "short.mp4"))
    assert ran.status == 2
    assert ".mp3" in ran.err
    assert list(tmp_path.glob("short.mp4*")) == []


def test_a_wrong_workout_leaves_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("export", "sprngboard", "-o", str(tmp_path / "track.wav"))
    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []
