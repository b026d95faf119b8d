"""`aquatimer edit` before anything is on the screen, and once in a real terminal."""

import signal
from pathlib import Path

import pytest

from tests.calling import Run
from tests.cli.terminal import WAITS, Terminal

F8, CTRL_S, ESCAPE, END = b"\x1b[19~", b"\x13", b"\x1b", b"\x1b[F"
BACKSPACE = b"\x7f"
MINE = "title: Mine\nwarmup 1:00 easy\n2:00 sprnt\ncooldown 1:00 easy\n"


def test_it_needs_a_terminal(run: Run) -> None:
    ran = run("edit", "springboard")
    assert (ran.status, ran.out) == (1, "")
    assert "needs a terminal" in ran.err
    assert "aquatimer check FILE" in ran.err


def test_a_workout_that_is_not_there_is_told_first(run: Run) -> None:
    ran = run("edit", "springbord")
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean 'springboard'?" in ran.err


def opened(folder: Path, file: Path) -> Terminal:
    file.write_text(MINE)
    terminal = Terminal(folder, "edit", str(file))
    terminal.until(b"There is no effort called")
    return terminal


def test_a_mistake_is_put_right_and_saved(tmp_path: Path) -> None:
    file = tmp_path / "mine.aqua"
    terminal = opened(tmp_path, file)
    try:
        terminal.type(F8 + END + BACKSPACE * 3)
        terminal.until(b"not saved")
        terminal.type(b"r")
        terminal.until(b"HRmax")
        terminal.type(b"\t" + CTRL_S)
        terminal.until(b"Saved")
        assert file.read_text() == MINE.replace("sprnt", "sprint")
        terminal.type(ESCAPE)
        assert terminal.session.wait(WAITS) == 0
    finally:
        terminal.close()
    assert [path.name for path in tmp_path.iterdir() if "mine" in path.name] == ["mine.aqua"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_not_saved_outlives_the_program(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "mine.aqua"
    terminal = opened(tmp_path, file)
    try:
        terminal.type(b"# typed ")
        terminal.until(b"not saved")
        terminal.session.send_signal(number)
        assert terminal.session.wait(WAITS) == 130
    finally:
        terminal.close()
    assert file.read_text() == MINE
    assert (tmp_path / f".mine.aqua.{terminal.session.pid}.autosave").read_text().startswith("# ")
