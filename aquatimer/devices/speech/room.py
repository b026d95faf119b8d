"""Whether what is spoken has room on the disk: engines say of a full one only that they failed."""

import tempfile
from pathlib import Path

_NEEDED = 2**20
"""Bytes: half a minute of speech, as most engines write it."""


def has_room(folder: Path) -> bool:
    """Whether a file with a spoken text could be written there, with all that lies there in it."""
    try:
        missing = max(_NEEDED - sum(path.stat().st_size for path in folder.iterdir()), 0)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            return file.write(bytes(missing)) == missing
    except OSError:
        return False
