"""Programs in terminals of their own, for measurements of the screen. POSIX only."""  # noqa: INP001 - shared by the scripts beside it, no package

import fcntl
import os
import pty
import signal
import struct
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

COLUMNS, ROWS = 120, 40
_CHUNK = 65_536


@dataclass(frozen=True)
class Terminal:
    """A terminal of 120 x 40 with a program in it."""

    process: int
    screen: int

    def written(self) -> Iterator[bytes]:
        """Yield what the program writes, as it comes, until it ends."""
        try:
            while piece := os.read(self.screen, _CHUNK):
                yield piece
        except OSError:
            return  # how Linux says that nobody has the other end open

    def read_until(self, sign: str) -> None:
        """Read until a word stands on the screen; raises EOFError where the program ends first."""
        seen = b""
        for piece in self.written():
            seen += piece
            if sign.encode() in seen:
                return
        raise EOFError(f"ended without '{sign}':\n{seen.decode(errors='replace')}")


@contextmanager
def in_a_terminal(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a command in a terminal, which is to be read all the time, and end it afterwards."""
    process, screen = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execvpe(command[0], [*command], {**environment, "TERM": "xterm-256color"})  # noqa: S606 - our own words
    try:
        yield Terminal(process, screen)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(screen)
