"""Live sessions in processes of their own: commands, signals, kills, and going on after them."""

import contextlib
import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aquatimer.cli.commands_in import COMMANDS

WORKOUT = """
title: Laps
0:20 easy
repeat 3
  0:20 hard
wait "Clip"
cooldown 0:20 easy
"""
ANSWERS_WITHIN = 60.0

if sys.platform == "win32":
    pytest.skip("signals of Unix", allow_module_level=True)


class Lane:
    """The program with a home of its own, and without sound or a desktop."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.workout = folder / "laps.aqua"
        self.workout.write_text(WORKOUT)
        self.environment = {
            **os.environ,
            "AQUATIMER_HOME": str(home),
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        }
        self.processes: list[subprocess.Popen[str]] = []
        self.state = home / "state"

    def runs(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "aquatimer", *arguments],
            env=self.environment,
            text=True,
            bufsize=1,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.processes.append(process)
        return process

    def starts(self, *arguments: str) -> subprocess.Popen[str]:
        return self.runs("start", str(self.workout), "--headless", "--cues", "quiet", *arguments)

    def seen(self) -> list[tuple[str | None, str, int]]:
        with contextlib.closing(sqlite3.connect(self.state / "history.sqlite3")) as database:
            return database.execute(
                "SELECT outcome, state, position_ms FROM session ORDER BY id"
            ).fetchall()


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Lane]:
    lane = Lane(tmp_path, tmp_path / "home")
    yield lane
    for process in lane.processes:
        process.kill()
        process.communicate()


def tell(process: subprocess.Popen[str], *commands: str) -> None:
    assert process.stdin is not None
    process.stdin.write("".join(f"{command}\n" for command in commands))
    process.stdin.flush()


def until(process: subprocess.Popen[str], pattern: str, *, errors: bool = False) -> str:
    """Return the first line that matches."""
    stream = process.stderr if errors else process.stdout
    assert stream is not None
    lines = []
    for line in stream:
        lines.append(line)
        if re.search(pattern, line):
            return line
    pytest.fail(f"{pattern} did not come: {lines}")


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, told = process.communicate(timeout=ANSWERS_WITHIN)
    return process.returncode, told


def position_in(line: str) -> float:
    """Return the seconds of `pause: paused at 1:02.5.`."""
    found = re.search(r"at (\d+):(\d+(?:\.\d+)?)\.", line)
    assert found, line
    return int(found[1]) * 60 + float(found[2])


def test_commands_from_standard_input(lane: Lane) -> None:
    session = lane.starts("--mute", "--from", "0:25")
    tell(session, "more", "dance", "GO ON", "pause", "-10", "go-on", "cool down", "end")
    status, told = ended(session)
    lines = [re.sub(r" at [\d:.]+\.$", "", line) for line in told.splitlines()]
    assert status == 0
    assert lines == [
        "more: rolling",
        f"'dance' is no command. There are: {', '.join(COMMANDS)}.",
        "'GO ON' means nothing here: the session is rolling.",
        "pause: paused",
        "-10: paused",
        "go-on: rolling",
        "cool down: rolling",
        "end: stopped",
    ]
    assert lane.seen()[0][:2] == ("stopped", "stopped")


def test_a_rehearsal_goes_through_waits_by_itself_and_keeps_nothing(lane: Lane) -> None:
    session = lane.starts("--speed", "500")
    out, told = session.communicate(timeout=ANSWERS_WITHIN)
    assert session.returncode == 0
    assert "finish" in out
    assert "Waiting at 1:20: Clip. Nobody can type 'go on' here, so the session goes on." in told
    assert not lane.state.exists()


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(signal.SIGINT, "stopped"), (signal.SIGTERM, "stopped"), (signal.SIGHUP, None)],
)
def test_signals_end_in_order_with_the_record_kept(
    lane: Lane, number: signal.Signals, outcome: str | None
) -> None:
    session = lane.starts("--mute", "--from", "0:19.5")
    until(session, "0:20    tone    change")
    session.send_signal(number)
    assert ended(session) == (130, "")
    [(kept, _, position)] = lane.seen()
    assert kept == outcome
    assert position == pytest.approx(20_000, abs=1_000)


def test_after_a_kill_it_goes_on_within_a_second_of_where_it_was(lane: Lane) -> None:
    session = lane.starts("--mute", "--from", "0:35.5")
    tell(session, "more")
    until(session, "0:37    tone    tick")
    session.kill()
    session.communicate()
    [(outcome, state, position)] = lane.seen()
    assert (outcome, state) == (None, "rolling")
    assert 36_000 <= position <= 37_500
    resumed = lane.runs("resume", "--headless", "--mute")
    tell(resumed, "pause")
    assert "Going on with Laps at 0:3" in until(resumed, "Going on", errors=True)
    again = position_in(until(resumed, "pause: paused", errors=True))
    assert position / 1_000 - 0.1 <= again <= position / 1_000 + 1  # told in whole tenths
    tell(resumed, *["fewer"] * 4, "end")
    status, told = ended(resumed)
    assert (status, "means nothing" in told) == (0, True)
    assert [outcome for outcome, _, _ in lane.seen()] == ["stopped"]


def test_two_sessions_at_once_are_refused_until_the_first_is_gone(lane: Lane) -> None:
    first = lane.starts("--mute", "--from", "0:19")
    until(first, "0:19    tone    tick")
    second = lane.starts("--mute")
    status, told = ended(second)
    assert status == 1
    assert told.startswith("aquatimer: another session is running on this computer already.")
    first.kill()
    first.communicate()
    third = lane.starts("--mute")
    tell(third, "end")
    assert ended(third)[0] == 0


def test_a_session_is_gone_on_with_and_kept_though_what_it_was_in_cannot_be_read(
    lane: Lane,
) -> None:
    session = lane.starts("--mute", "--from", "0:35.5")
    until(session, "0:37    tone    tick")
    session.kill()
    session.communicate()
    with contextlib.closing(sqlite3.connect(lane.state / "history.sqlite3")) as database, database:
        database.execute("UPDATE session SET open_stretch = '{}'")
    resumed = lane.runs("resume", "--headless", "--mute")
    assert "its intervals cannot be read" in until(resumed, "Session 1 was kept", errors=True)
    tell(resumed, "end")
    status, told = ended(resumed)
    assert (status, re.sub(r"[\d:.]+$", "", told.strip())) == (0, "end: stopped at ")
    assert [outcome for outcome, _, _ in lane.seen()] == ["stopped"]


def test_without_a_session_to_resume_that_is_said(lane: Lane) -> None:
    status, told = ended(lane.runs("resume", "--headless"))
    assert status == 1
    assert told.startswith("aquatimer: there is no session that was cut off. Start one with")


def test_a_damaged_history_does_not_keep_anybody_from_the_water(lane: Lane) -> None:
    lane.state.mkdir(parents=True)
    (lane.state / "history.sqlite3").write_text("no database " * 1_000)
    session = lane.starts("--mute", "--from", "0:19")
    tell(session, "end")
    status, told = ended(session)
    assert status == 0
    assert told.startswith("The history of your sessions was damaged.")


def test_a_count_in_is_counted(lane: Lane) -> None:
    session = lane.starts("--speed", "500", "--in", "30s")
    out, _ = session.communicate(timeout=ANSWERS_WITHIN)
    assert out.splitlines()[0] == "   -0:03    tone    tick"
    wrong = lane.starts("--in", "soon")
    status, told = ended(wrong)
    assert status == 2
    assert "'soon' is no time to get ready" in told


def test_in_the_background_of_a_shell_it_runs_on_without_commands(
    lane: Lane, real_tool: Callable[[str], str]
) -> None:
    """Reading a terminal from the background would stop the program in its place."""
    lane.workout.write_text("title: Short\n3s easy\n")
    program = shlex.join([sys.executable, "-m", "aquatimer", "start", str(lane.workout)])
    session = f"{program} --headless --mute --cues quiet & wait $!; echo status $?"
    shell = subprocess.run(
        [real_tool("script"), "-qec", f"bash -mc {shlex.quote(session)}", "/dev/null"],
        env=lane.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=ANSWERS_WITHIN,
        check=False,
    )
    assert "finish" in shell.stdout
    assert "status 0" in shell.stdout


def test_a_session_is_kept_under_its_athletes_name(lane: Lane) -> None:
    lane.runs("profile", "set", "hr-max", "188", "--athlete", "Ida").communicate()
    process = lane.starts("--mute", "--from", "1:39.8", "--athlete", "ida")
    process.communicate("", timeout=ANSWERS_WITHIN)
    assert process.returncode == 0
    process = lane.runs("history", "--csv", "--athlete", "Ida")
    table, _ = process.communicate("", timeout=ANSWERS_WITHIN)
    assert ",ida,laps,Laps,finished," in table
