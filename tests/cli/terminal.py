"""A real terminal with the program in it."""

import contextlib
import os
import select
import subprocess
import sys
import threading
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

import pty
import termios

WAITS = 60.0


class Terminal:
    """A terminal with the program on its screen, and all that was written to it.

    It does not control the program, which so gets no signal from it unless a test sends one.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.ours, self.theirs = pty.openpty()
        self.hung_up, hangs_up = os.pipe()
        self.before = termios.tcgetattr(self.theirs)
        self.written = bytearray()
        self.grown = threading.Condition()
        self.session = subprocess.Popen(
            [sys.executable, "-m", "aquatimer", *arguments],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            start_new_session=True,
            env={
                # Without a buffer nothing could be left in it when a terminal is closed.
                **{one: os.environ[one] for one in os.environ if one != "PYTHONUNBUFFERED"},
                "TERM": "xterm-256color",
                "AQUATIMER_HOME": str(folder / "home"),
                "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            },
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.window = contextlib.ExitStack()
        for end in (self.hung_up, self.ours, self.theirs):
            self.window.callback(os.close, end)
        self.window.callback(self.reader.join)
        self.window.callback(os.close, hangs_up)

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while self._more_to_read() and (more := os.read(self.ours, 65_536)):
                with self.grown:
                    self.written += more
                    self.grown.notify_all()

    def _more_to_read(self) -> bool:
        ready, _, _ = select.select([self.ours, self.hung_up], [], [])
        return self.hung_up not in ready

    def until(self, text: bytes) -> None:
        with self.grown:
            assert self.grown.wait_for(lambda: text in self.written, WAITS), bytes(self.written)

    def type(self, keys: bytes) -> None:
        os.write(self.ours, keys)

    def hang_up(self) -> None:
        """Close the window, as it were: the program is left with a terminal that is gone."""
        self.window.close()

    def close(self) -> None:
        self.session.kill()
        self.session.wait()
        self.hang_up()
