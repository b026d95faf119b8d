"""Paths as people write them, and as libraries in C open them."""

import os
from pathlib import Path


class NoSuchUserError(Exception):
    """A path begins with the folder of a user who is not here; the message is a sentence."""


def expanded(written: str) -> Path:
    """Return a path with the folder that `~` or `~name` at its beginning stands for.

    Raises NoSuchUserError where it stands for none.
    """
    path = Path(written)
    try:
        return path.expanduser()
    except RuntimeError as unknown:
        raise NoSuchUserError(
            f'No user here has the folder "{path.parts[0]}". Write the whole path instead.'
        ) from unknown


def as_named(path: Path) -> Path | bytes:
    """Return the name as the system has it: on Windows in letters, elsewhere in any bytes."""
    return path if os.name == "nt" else os.fsencode(path)
