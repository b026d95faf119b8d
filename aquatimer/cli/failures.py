"""Exit statuses, and the one way to standard error."""

import contextlib
import sys
from enum import IntEnum


class Status(IntEnum):
    """What the command's exit status tells a script."""

    DONE = 0
    IMPOSSIBLE = 1
    WRONG = 2
    INTERRUPTED = 130


class WrongInputError(Exception):
    """What was given is wrong; the message says what and how to put it right."""

    def tell(self) -> None:
        """Write what is wrong to standard error."""
        complain(str(self))


class ImpossibleError(Exception):
    """It could not be done here: a device, the disk, an engine; the message says what to do."""


def tell(message: str) -> None:
    """Write to standard error, for people; where that was closed there are none."""
    with contextlib.suppress(OSError):
        sys.stderr.write(message.rstrip("\n") + "\n")
        sys.stderr.flush()


def complain(message: str) -> None:
    """Tell what went wrong, with the program's name in front as every command does."""
    tell(f"aquatimer: {message}")
