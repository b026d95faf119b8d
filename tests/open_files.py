"""The files that the process of a test has open, where the system lists them."""

from contextlib import suppress
from pathlib import Path

import pytest

_LIST = Path("/proc/self/fd")

with_list_of_open_files = pytest.mark.skipif(
    not _LIST.is_dir(), reason="needs a list of open files"
)


def open_files() -> dict[int, Path]:
    """Return what each number of an open file stands for."""
    found = {}
    for link in _LIST.iterdir():
        with suppress(OSError):  # the one of the list itself is closed by now
            found[int(link.name)] = link.readlink()
    return found
