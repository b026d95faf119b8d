"""Completion, in the shells themselves: what Tab makes of what was typed is carried out."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from aquatimer.cli.commands.completion import SHELLS
from tests.calling import Run

LONGEST_WAIT = 20.0
PROGRAMS = Path(sys.executable).parent
READY = "shell-is-ready"
STARTS: Mapping[str, tuple[list[str], str]] = {
    "bash": (["--norc", "--noprofile", "-i"], ". {script}"),
    "zsh": (["-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$(<{script})"'),
    "fish": (["--no-config", "-i"], "source {script}"),
}


class Terminal:
    """A shell at a terminal."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def type(self, text: str) -> None:
        os.write(self._handle, text.encode())

    def read_until(self, wanted: str) -> str:
        end = time.monotonic() + LONGEST_WAIT
        seen = ""
        while wanted not in seen:
            ready, _, _ = select.select([self._handle], [], [], max(0, end - time.monotonic()))
            assert ready, f"{wanted!r} is not in {seen!r}"
            new = os.read(self._handle, 65_536).decode(errors="replace")
            if "\x1b[c" in new or "\x1b[0c" in new:
                self.type("\x1b[?6c")  # fish asks what terminal this is, and waits for an answer
            seen += new
        return seen


@contextmanager
def shell_at_a_terminal(command: list[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", *command],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    )
    os.close(theirs)
    try:
        yield Terminal(ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.fixture
def environment(home: Path, tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "AQUATIMER_HOME": str(home),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
    }


@pytest.fixture(params=SHELLS)
def typed(
    request: pytest.FixtureRequest,
    run: Run,
    tmp_path: Path,
    environment: dict[str, str],
    real_tool: Callable[[str], str],
) -> Iterator[Terminal]:
    shell = str(request.param)
    arguments, begin = STARTS[shell]
    script = tmp_path / "completion"
    script.write_text(run("completion", shell).out, encoding="utf-8")
    with shell_at_a_terminal([real_tool(shell), *arguments], environment) as terminal:
        terminal.type(begin.format(script=script) + f"; echo {READY[:5]}''{READY[5:]}\n")
        terminal.read_until(READY)
        yield terminal


def test_commands_workouts_and_files_are_completed(typed: Terminal, tmp_path: Path) -> None:
    (tmp_path / "tuesday.aqua").write_text("title: Far Away\n1:00 easy\n", encoding="utf-8")
    typed.type("aquatimer doct\t--help\n")
    typed.read_until("find out what works".capitalize())
    typed.type("aquatimer show springb\t\n")
    typed.read_until("RunnersConnect")
    typed.type(f"aquatimer show {tmp_path}/tuesd\t\n")
    typed.read_until("Far Away")


def test_voices_are_completed(
    run: Run, tmp_path: Path, environment: dict[str, str], real_tool: Callable[[str], str]
) -> None:
    script = tmp_path / "completion"
    script.write_text(run("completion", "fish").out, encoding="utf-8")
    asked = f"source {script}; complete -C 'aquatimer say hello --voice en-u'"
    ran = subprocess.run(
        [real_tool("fish"), "--no-config", "-c", asked],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split()[0] == "en-us"


def test_the_names_that_are_completed_are_those_there_are(run: Run) -> None:
    assert "springboard\n" in run("list", "--names").out
    assert "en-us\n" in run("voices", "--names").out


def test_a_shell_that_is_not_known_is_refused(run: Run) -> None:
    ran = run("completion", "tcsh")
    assert (ran.status, ran.out) == (2, "")
    assert "bash" in ran.err


def test_the_program_is_found_by_the_shells() -> None:
    assert shutil.which("aquatimer", path=str(PROGRAMS))
