"""Help, version, doctor, and what happens when the program itself is broken."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aquatimer
from aquatimer.audio.clips import RATE
from aquatimer.cli.main import parser
from tests.calling import Run

COMMANDS = [
    "start",
    "list",
    "show",
    "cues",
    "check",
    "export",
    "voices",
    "say",
    "doctor",
    "completion",
]


def test_every_command_has_an_example_that_can_be_read(run: Run) -> None:
    for command in COMMANDS:
        ran = run(command, "--help")
        assert ran.status == 0
        _, _, example = ran.out.partition("example:\n")
        for line in example.strip().splitlines():
            words = shlex.split(line)
            assert words[:2] == ["aquatimer", command]
            parser().parse_args(words[1:])


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").out
    assert all(command in told for command in COMMANDS)


def test_doctor_tells_about_each_part_and_is_done(run: Run) -> None:
    ran = run("doctor", "--quiet")
    subjects = [line[:15].strip() for line in ran.out.splitlines() if not line.startswith(" ")]
    assert ran.status == 0
    assert subjects == [
        "speech engine",
        "speech engine",
        "voice",
        "tones",
        "sound device",
        "staying awake",
        "terminal",
        "your workouts",
        "your sounds",
        "cache",
        "settings",
        "history",
    ]


def test_the_program_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "aquatimer", "--version"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    assert shown.stdout.startswith("aquatimer ")


def test_a_reader_that_leaves_is_no_fault() -> None:
    command = f"{shlex.quote(sys.executable)} -m aquatimer show springboard | head -n 1"
    shown = subprocess.run(["sh", "-c", command], check=True, capture_output=True, text=True)
    assert shown.stderr == ""


CLOSED = ("2>&-", "<&- >&- 2>&-")


def status_with(closed: str, arguments: str, folder: Path) -> int:
    """Return what the program comes to, with streams closed as a shell does it."""
    command = f"exec {shlex.quote(sys.executable)} -m aquatimer {arguments} {closed}"
    environment = os.environ | {"AQUATIMER_HOME": str(folder / "home")}
    return subprocess.run(
        ["sh", "-c", command], check=False, cwd=folder, env=environment
    ).returncode


@pytest.mark.skipif(os.name != "posix", reason="a shell closes them there")
@pytest.mark.parametrize("closed", CLOSED)
def test_where_nobody_can_be_told_a_track_is_written_all_the_same(
    closed: str, tmp_path: Path
) -> None:
    (tmp_path / "short.aqua").write_text("title: Short\n10s easy\n")
    assert status_with(closed, "export short.aqua --cues quiet -o short.wav", tmp_path) == 0
    assert (tmp_path / "short.wav").stat().st_size > 10 * 2 * RATE


@pytest.mark.skipif(os.name != "posix", reason="a shell closes them there")
@pytest.mark.parametrize("closed", CLOSED)
def test_where_nobody_can_be_told_what_is_wrong_the_status_tells(
    closed: str, tmp_path: Path
) -> None:
    assert status_with(closed, "show none", tmp_path) == 2


@pytest.mark.parametrize("workout", ["workouts", "no/such.aqua"])
def test_a_path_that_is_no_workout(run: Run, workout: str) -> None:
    ran = run("show", f"./{workout}")
    assert (ran.status, ran.out) == (2, "")


def test_a_home_at_nobodys_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", "~nobody-here/kept")
    ran = run("list")
    assert (ran.status, ran.out) == (2, "")
    assert 'No user here has the folder "~nobody-here".' in ran.err


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A copy of the program without all that is shipped with it."""
    shipped = shutil.ignore_patterns("workouts", "sounds", "fonts")
    package = tmp_path / "aquatimer"
    shutil.copytree(Path(aquatimer.__file__).parent, package, ignore=shipped)
    return package


def listed_by(package: Path) -> subprocess.CompletedProcess[str]:
    here = {"PYTHONPATH": str(package.parent), "AQUATIMER_HOME": str(package.parent / "home")}
    return subprocess.run(
        [sys.executable, "-m", "aquatimer", "list"],
        check=False,
        capture_output=True,
        text=True,
        cwd=package.parent,
        env={**os.environ, **here},
    )


def test_a_program_that_is_not_whole_says_what_to_do(damaged: Path) -> None:
    listed = listed_by(damaged)
    assert (listed.returncode, listed.stdout) == (1, "")
    assert listed.stderr == (
        "aquatimer: The folder 'workouts' that belongs to aquatimer is missing."
        " Install aquatimer again.\n"
    )


def test_a_fault_of_the_program_is_told_without_a_promise(damaged: Path) -> None:
    (damaged / "cli" / "finding.py").write_text("raise RuntimeError\n")
    listed = listed_by(damaged)
    assert (listed.returncode, listed.stdout) == (1, "")
    assert listed.stderr.startswith(
        "aquatimer: something in the program itself went wrong. What you asked for may be done in"
        " part, or not at all. Run it again with AQUATIMER_DEBUG=1"
    )
