"""Writes to an SQLite file that wait for their turn, and for a disk that takes them."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from aquatimer.devices.history import connect

Write = Callable[[sqlite3.Connection], object]
"""Writes something, whole or not at all: it is called again where it raises sqlite3.Error."""


class Backlog:
    """What is to be written, in order: what fails stays, and all behind it waits for it.

    Any thread may put something in; one alone catches up, and closes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._waiting: deque[tuple[Write, bool]] = deque()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many writes wait."""
        return len(self._waiting)

    def put(self, write: Write, *, passing: bool = False) -> None:
        """Let a write wait; a `passing` one takes the place of another such just before it."""
        with self._lock:
            # The first one stays: it may be being written at this moment.
            if passing and len(self._waiting) > 1 and self._waiting[-1][1]:
                self._waiting.pop()
            self._waiting.append((write, passing))

    def catch_up(self) -> None:
        """Write all that waits; raises sqlite3.Error where something fails."""
        try:
            while self._waiting:
                write, _ = self._waiting[0]
                write(self._connected())
                with self._lock:
                    self._waiting.popleft()
        except sqlite3.Error:
            # A file that went away and is back is another one: it has to be opened anew.
            self.close()
            raise

    def close(self) -> None:
        """Close the file; to catch up opens it again."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _connected(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = connect(self._path)
        return self._database
