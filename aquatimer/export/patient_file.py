"""A file as libraries in C need it: it never raises, and tells its error later."""

from collections.abc import Callable
from typing import Protocol


class Seekable(Protocol):
    """What is asked of the file that is written."""

    def write(self, chunk: bytes, /) -> int:
        """Write at the position, and return how many bytes."""
        ...

    def seek(self, offset: int, whence: int = ..., /) -> int:
        """Go to a position, and return it."""
        ...

    def tell(self) -> int:
        """Return the position."""
        ...


class PatientFile:
    """Passes on to a file until that fails; from then on nothing is written.

    An exception in a callback from C is printed and lost, so whoever writes has to `check`.
    """

    def __init__(self, out: Seekable) -> None:
        self._out = out
        self._error: Exception | KeyboardInterrupt | None = None

    def check(self) -> None:
        """Raise what the file raised, if it did."""
        if self._error is not None:
            raise self._error

    def write(self, chunk: bytes) -> int:
        """Write, and return how many bytes; none after an error."""
        return self._attempt(self._out.write, chunk)

    def seek(self, offset: int, whence: int) -> int:
        """Go to a position, and return it."""
        return self._attempt(self._out.seek, offset, whence)

    def tell(self) -> int:
        """Return the position."""
        return self._attempt(self._out.tell)

    def _attempt(self, action: Callable[..., int], *arguments: object) -> int:
        if self._error is not None:
            return 0
        try:
            return action(*arguments)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - raised by `check`
            self._error = error
            return 0
