"""Encoded sound that waits on the disk comes back as it was, also from a disk that is full."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.devices.spools import DiskSpool
from tests.full_disk import no_file_larger_than
from tests.open_files import open_files, with_list_of_open_files

# Of any length, up to three times what is put down at once, and of bytes that seldom come again.
PIECES = st.lists(
    st.builds(
        lambda length, some: (some * (length // len(some) + 1))[:length],
        st.one_of(st.integers(0, 20), st.integers(0, 200_000)),
        st.binary(min_size=1, max_size=300),
    )
)


def spooled(pieces: list[bytes]) -> DiskSpool:
    spool = DiskSpool()
    for piece in pieces:
        spool.put(piece)
    return spool


@given(PIECES)
def test_all_of_it_comes_back_in_order(pieces: list[bytes]) -> None:
    assert b"".join(spooled(pieces).pieces()) == b"".join(pieces)


@pytest.mark.skipif(sys.platform == "win32", reason="no disk can be made full there")
@pytest.mark.parametrize("room", [0, 100_000, 10**6])
def test_what_a_full_disk_does_not_take_stays_in_memory(room: int) -> None:
    pieces = [bytes([number]) * 30_000 for number in range(20)]
    with no_file_larger_than(room):
        spool = spooled(pieces)
    assert b"".join(spool.pieces()) == b"".join(pieces)


@with_list_of_open_files
def test_a_disk_that_gives_nothing_back_is_no_silence() -> None:
    before = open_files()
    spool = spooled([bytes(200_000)])
    (file,) = (number for number, what in open_files().items() if what not in before.values())
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), file)
    with pytest.raises(OSError, match="cannot be read any more"):
        list(spool.pieces())
