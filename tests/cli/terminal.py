"""A real terminal with the program in it."""

import contextlib
import os
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
    """A terminal with the program on its screen, and all that was written to it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.ours, self.theirs = pty.openpty()
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

    def type(self, keys: bytes) -> None:
        os.write(self.ours, keys)

    def close(self) -> None:
        self.session.kill()
        self.session.wait()
        os.close(self.theirs)
        self.reader.join()
        os.close(self.ours)
