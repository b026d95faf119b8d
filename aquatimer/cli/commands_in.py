"""Commands from standard input, line by line, for a session without the screen."""

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Mapping
from types import MappingProxyType

from aquatimer.session.machine import Event

COMMANDS: Mapping[str, Event] = MappingProxyType(
    {
        "pause": Event.PAUSE,
        "go on": Event.GO_ON,
        "skip": Event.SKIP,
        "back": Event.BACK,
        "+10": Event.AHEAD,
        "-10": Event.BEHIND,
        "more": Event.MORE,
        "fewer": Event.FEWER,
        "cool-down": Event.COOL_DOWN,
        "end": Event.END,
    }
)
"""What may be typed, and what it asks for."""

_READ = 4_096


def command_of(line: str) -> Event | None:
    """Return what a line asks for, None where it is no command; hyphens and capitals are free."""
    typed = _plain(line)
    return next((event for word, event in COMMANDS.items() if _plain(word) == typed), None)


def _plain(line: str) -> str:
    line = line.strip().lower()
    return line if line[:1] in {"+", "-"} else line.replace("-", "").replace(" ", "")


class CommandLines:
    """Lines of standard input as they come; its end ends nothing."""

    def __init__(self) -> None:
        """Begin to read, in a thread that is left behind at the end of the program."""
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ended = threading.Event()
        threading.Thread(target=self._read, name="aquatimer reads commands", daemon=True).start()

    def next(self, seconds: float) -> str | None:
        """Return the next line, None where none comes within so many seconds."""
        with contextlib.suppress(queue.Empty):
            return self._lines.get(timeout=seconds) if seconds > 0 else self._lines.get_nowait()
        return None

    def has_ended(self) -> bool:
        """Whether all has been read and handed out."""
        return self._ended.is_set() and self._lines.empty()

    def _read(self) -> None:
        # By its number: a thread that waits in sys.stdin would hold the lock that the interpreter
        # wants at its end.
        typed = b""
        with contextlib.suppress(OSError, ValueError):
            number = sys.stdin.fileno()
            while more := os.read(number, _READ):
                *lines, typed = (typed + more).split(b"\n")
                for line in lines:
                    self._lines.put(line.decode(errors="replace"))
        if typed:
            self._lines.put(typed.decode(errors="replace"))
        self._ended.set()


def read_in_the_background() -> None:
    """Let a session in the background of a shell run on when it asks for a command in vain."""
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
