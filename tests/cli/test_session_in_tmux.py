"""A whole session in a terminal that draws it, with its keys, as the runner sees it."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

WORKOUT = 'title: Evening\nwarmup 20:00 easy "Find your form"\n20:00 hard\n'
WAITS = 60.0
LOOKS_EVERY = 0.1


class Tmux:
    """A terminal of 120 x 40 in a server of its own."""

    def __init__(self, tmux: str, folder: Path, *command: str) -> None:
        self._call = [tmux, "-S", str(folder / "socket"), "-f", os.devnull]
        self._tmux("new-session", "-d", "-x", "120", "-y", "40", *command)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def until(self, holds: Callable[[str], bool]) -> str:
        ends = time.monotonic() + WAITS
        while not holds(screen := self.screen()):
            assert time.monotonic() < ends, screen
            threading.Event().wait(LOOKS_EVERY)
        return screen

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def close(self) -> None:
        subprocess.run([*self._call, "kill-server"], check=False, capture_output=True)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._call, *arguments], check=True, capture_output=True, text=True)
        return done.stdout


@pytest.fixture
def tmux(tmp_path: Path, real_tool: Callable[[str], str]) -> Iterator[Tmux]:
    workout, told = tmp_path / "evening.aqua", tmp_path / "told"
    workout.write_text(WORKOUT)
    home = (f"AQUATIMER_HOME={tmp_path / 'home'}", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere")
    start = (sys.executable, "-m", "aquatimer", "start", str(workout), "--mute", "--cues", "quiet")
    command = (
        f"unset COLUMNS LINES; {' '.join((*home, *start))}; echo status $? > {told}; cat {told} -"
    )
    # A socket's path may be a hundred letters long, and that of a test is longer on some systems.
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        terminal = Tmux(real_tool("tmux"), Path(folder), "sh", "-c", command)
        yield terminal
        terminal.close()


def test_a_session_is_paused_locked_left_and_summed_up(tmux: Tmux) -> None:
    shown = ("Evening", "Warm-up", "Find your form", " 39:", "Pause", "Leave")
    screen = tmux.until(lambda screen: all(word in screen for word in shown))
    # The clock has ten rows and more, in strokes of two cells and more.
    assert sum("████" in line for line in screen.splitlines()) >= 10
    tmux.press("Space")
    tmux.until(lambda screen: "Go on" in screen and "Easy  ·  Find your form" in screen)
    tmux.press("l")
    assert "Leave" not in tmux.until(lambda screen: "Unlock" in screen)
    tmux.press("q", "n", "l", "l")
    tmux.until(lambda screen: "Leave" in screen and "Go on" in screen)
    tmux.press("q")
    tmux.until(lambda screen: "Leave this session?" in screen)
    tmux.press("y")
    tmux.until(lambda screen: "End the session now?" in screen)
    tmux.press("e")
    screen = tmux.until(lambda screen: "How hard was it" in screen)
    assert all(word in screen for word in ("Ended before the end", "1 pause", "of 20:00"))
    tmux.press("7")
    tmux.until(lambda screen: "7: very hard" in screen)
    tmux.press("Enter")
    tmux.until(lambda screen: "status 0" in screen)
