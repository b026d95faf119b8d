"""How the C library of Linux keeps memory that is free again."""

import ctypes
import sys
from contextlib import suppress

# Of glibc's malloc.h.
_MMAP_THRESHOLD = -3
_LARGE = 2**20


def give_back_large_arrays() -> None:
    """Let arrays of a megabyte and more go back to the system as soon as they are done with.

    Left to itself glibc raises the size from which it does so whenever one is freed. Nothing
    happens where the C library is another one.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back_free_memory() -> None:
    """Let go of what other work has left, between small things as well; where it can be done."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
