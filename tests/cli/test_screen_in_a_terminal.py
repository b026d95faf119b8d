"""The screen in a real terminal, ended by signals, Ctrl-C or the terminal: nothing is left."""

import contextlib
import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

import termios

from tests.cli.terminal import WAITS, Terminal

WORKOUT = "title: Long\n20:00 easy\n20:00 hard\n"
ON_THE_SCREEN = b"\x1b[?1049h"
OFF_THE_SCREEN = b"\x1b[?1049l"
SHOWN = b"Pause"


class SessionTerminal(Terminal):
    """A terminal with a session on its screen, of which a record is kept."""

    def __init__(self, folder: Path) -> None:
        workout = folder / "long.aqua"
        workout.write_text(WORKOUT)
        self.state = folder / "home" / "state"
        super().__init__(folder, "start", str(workout), "--mute", "--cues", "quiet")

    def outcome(self) -> str | None:
        with contextlib.closing(sqlite3.connect(self.state / "history.sqlite3")) as database:
            [[outcome]] = database.execute("SELECT outcome FROM session").fetchall()
        return str(outcome) if outcome else None


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[SessionTerminal]:
    terminal = SessionTerminal(tmp_path)
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
    terminal: SessionTerminal, number: signal.Signals | None, outcome: str | None
) -> None:
    terminal.until(ON_THE_SCREEN)
    terminal.until(SHOWN)
    if number is None:
        terminal.type(b"\x03")
    else:
        terminal.session.send_signal(number)
    assert terminal.session.wait(WAITS) == 130
    terminal.until(OFF_THE_SCREEN)
    assert termios.tcgetattr(terminal.theirs) == terminal.before
    assert terminal.outcome() == outcome


@pytest.mark.parametrize("moment", [ON_THE_SCREEN, SHOWN], ids=["starting", "rolling"])
def test_a_session_ends_with_its_terminal_though_no_signal_comes(
    terminal: SessionTerminal, moment: bytes, tmp_path: Path
) -> None:
    terminal.until(moment)
    terminal.hang_up()
    assert terminal.session.wait(WAITS) == 130
    assert terminal.outcome() is None
    with contextlib.closing(Terminal(tmp_path, "resume", "--mute")) as resumed:
        resumed.until(SHOWN)


@pytest.mark.parametrize(("arguments", "shown"), [((), b"Details"), (("settings",), b"Voice")])
def test_a_screen_that_stands_still_ends_with_its_terminal(
    arguments: tuple[str, ...], shown: bytes, tmp_path: Path
) -> None:
    with contextlib.closing(Terminal(tmp_path, *arguments)) as terminal:
        terminal.until(shown)
        terminal.hang_up()
        assert terminal.session.wait(WAITS) == 130


def test_an_export_from_the_library_ends_with_its_terminal_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    workouts, tracks = tmp_path / "home" / "workouts", tmp_path / "tracks"
    workouts.mkdir(parents=True)
    tracks.mkdir()
    (workouts / "aaa.aqua").write_text("title: Aaa\n" + "1:00 easy\n1:00 hard\n" * 200)
    with contextlib.closing(Terminal(tmp_path)) as terminal:
        terminal.until(b"Details")
        terminal.type(b"/aaa\r")
        terminal.type(b"x")
        terminal.until(b"lane card")
        terminal.type(b"\x15" + str(tracks / "aaa.flac").encode() + b"\r")
        terminal.until(b"Writing aaa")
        terminal.hang_up()
        assert terminal.session.wait(WAITS) == 130
    assert list(tracks.iterdir()) == []
