"""Help, version, doctor, and what happens when the program itself is broken."""

import shlex
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("workout", ["workouts", "no/such.aqua"])
def test_a_path_that_is_no_workout(run: Run, workout: str) -> None:
    ran = run("show", f"./{workout}")
    assert (ran.status, ran.out) == (2, "")


def test_a_home_at_nobodys_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", "~nobody-here/kept")
    ran = run("list")
    assert (ran.status, ran.out) == (2, "")
    assert 'No user here has the folder "~nobody-here".' in ran.err
