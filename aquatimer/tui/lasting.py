"""A terminal that may be closed at any moment, as a file that takes everything all the same."""

from collections.abc import Callable
from typing import TextIO


class LastingFile:
    """Writes into a terminal for as long as it is there, and into nothing after that.

    It never raises. `is_gone` tells that the terminal was closed; `lost` is called once then, in
    the thread that writes.
    """

    def __init__(self, file: TextIO, lost: Callable[[], None] = lambda: None) -> None:
        self._file = file
        self._lost = lost
        self.is_gone = False

    def write(self, text: str) -> int:
        """Write `text` if anybody can read it."""
        self._attempt(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        """Have everything in the terminal."""
        self._attempt(self._file.flush)

    @property
    def encoding(self) -> str:
        """The letters that the terminal takes."""
        return self._file.encoding

    def fileno(self) -> int:
        """Return the number the system knows the terminal by."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it was a terminal when the program began to write."""
        return self.is_gone or self._file.isatty()

    def _attempt(self, act: Callable[[], object]) -> None:
        if self.is_gone:
            return
        try:
            act()
        except OSError:
            self.is_gone = True
            self._lost()
