"""The screen in a real terminal, ended by signals and by Ctrl-C: nothing is left behind."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

import pty
import termios

WORKOUT = "title: Long\n20:00 easy\n20:00 hard\n"
ON_THE_SCREEN = b"\x1b[?1049h"
OFF_THE_SCREEN = b"\x1b[?1049l"
WAITS = 60.0


class Terminal:
    """A terminal with a session on its screen, and all that was written to it."""

    def __init__(self, folder: Path) -> None:
        workout = folder / "long.aqua"
        workout.write_text(WORKOUT)
        self.ours, self.theirs = pty.openpty()
        self.before = termios.tcgetattr(self.theirs)
        self.written = bytearray()
        self.grown = threading.Condition()
        self.state = folder / "home" / "state"
        self.session = subprocess.Popen(
            [sys.executable, "-m", "aquatimer", "start", str(workout), "--mute", "--cues", "quiet"],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            start_new_session=True,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "AQUATIMER_HOME": str(folder / "home"),
                "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            },
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while more := os.read(self.ours, 65_536):
                with self.grown:
                    self.written += more
                    self.grown.notify_all()

    def until(self, text: bytes) -> None:
        with self.grown:
            assert self.grown.wait_for(lambda: text in self.written, WAITS), bytes(self.written)

    def outcome(self) -> str | None:
        with contextlib.closing(sqlite3.connect(self.state / "history.sqlite3")) as database:
            [[outcome]] = database.execute("SELECT outcome FROM session").fetchall()
        return str(outcome) if outcome else None

    def close(self) -> None:
        self.session.kill()
        self.session.wait()
        os.close(self.theirs)
        self.reader.join()
        os.close(self.ours)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (signal.SIGTERM, "stopped"),
        (signal.SIGHUP, None),
        (None, "stopped"),
    ],
    ids=["SIGTERM", "SIGHUP", "Ctrl-C"],
)
def test_the_terminal_is_as_it_was_and_the_record_is_kept(
    terminal: Terminal, number: signal.Signals | None, outcome: str | None
) -> None:
    terminal.until(ON_THE_SCREEN)
    terminal.until(b"Pause")
    if number is None:
        os.write(terminal.ours, b"\x03")
    else:
        terminal.session.send_signal(number)
    assert terminal.session.wait(WAITS) == 130
    terminal.until(OFF_THE_SCREEN)
    assert termios.tcgetattr(terminal.theirs) == terminal.before
    assert terminal.outcome() == outcome
