"""A whole session on a clock set by hand: every cue when it is due, for 75 minutes."""

import io
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from aquatimer.cli.headless import HeadlessRun
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.script import script_line
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import State
from aquatimer.session.ports import Companions
from aquatimer.units.durations import MINUTE, SECOND
from tests.plan.sessions import read
from tests.plan.telling import plan_of
from tests.session.course_of_a_session import FullJournal

SPRINGBOARD = Path("workouts/springboard.aqua").read_text(encoding="utf-8")


@dataclass
class HandClock:
    """Stands still but when one waits for a line, of which none comes."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds

    def next(self, seconds: float) -> str | None:
        self.seconds += seconds
        return None

    def has_ended(self) -> bool:
        return False


@dataclass
class StampedLines(io.StringIO):
    """Notes the clock with each line."""

    clock: HandClock

    def __post_init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[float, str]] = []

    def write(self, text: str) -> int:
        self.lines.append((self.clock.now(), text))
        return len(text)


def springboard(clock: HandClock, companions: Companions | None = None) -> LiveSession:
    timeline = read(SPRINGBOARD)
    plan = plan_of(timeline, Verbosity.COACH)
    return LiveSession(timeline, plan, SilentPlayer(plan.start, clock), companions)


def test_the_springboard_from_the_first_word_to_the_last() -> None:
    clock = HandClock()
    out = StampedLines(clock)
    live = springboard(clock)
    assert not HeadlessRun(live, out, clock).run()
    assert [line for _, line in out.lines] == [f"{script_line(cue)}\n" for cue in live.plan.cues]
    late = [
        (stamp + live.plan.start / SECOND) - cue.at / SECOND
        for (stamp, _), cue in zip(out.lines, live.plan.cues, strict=True)
    ]
    # The player counts whole milliseconds.
    assert all(-0.001 < seconds < 0.002 for seconds in late)
    assert clock.seconds > 75 * MINUTE / SECOND
    assert live.state is State.FINISHED


@dataclass
class Typed(HandClock):
    """Has these lines for who waits, and then ends."""

    lines: tuple[str, ...] = ()

    def next(self, seconds: float) -> str | None:
        line, self.lines = (self.lines[0], self.lines[1:]) if self.lines else (None, ())
        return super().next(seconds) if line is None else line

    def has_ended(self) -> bool:
        return not self.lines


def test_a_pause_that_nobody_can_end_goes_on_by_itself_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = Typed(lines=("pause", "+10"))
    live = springboard(typed)
    assert not HeadlessRun(live, io.StringIO(), typed).run()
    assert live.state is State.FINISHED
    assert capsys.readouterr().err.splitlines() == [
        "pause: paused at -0:08.7.",
        "+10: paused at 0:01.2.",
        "Paused at 0:01.2. Nobody can type 'go on' here, so the session goes on.",
    ]


def test_what_is_not_kept_at_the_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    clock = HandClock()
    live = springboard(clock, Companions(journal=FullJournal()))
    HeadlessRun(live, io.StringIO(), clock).run()
    assert capsys.readouterr().err == "This session cannot be kept.\n"


def test_ctrl_c_ends_with_status_130_and_no_more_words(tmp_path: Path) -> None:
    workout = tmp_path / "long.aqua"
    workout.write_text("title: Long\n\n10:00 easy\n")
    options = ["--headless", "--mute", "--cues", "quiet"]
    command = [sys.executable, "-m", "aquatimer", "start", str(workout), *options]
    environment = {**os.environ, "AQUATIMER_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (130, b"")
