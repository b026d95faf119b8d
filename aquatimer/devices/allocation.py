"""How the C library of Linux keeps memory that is free again."""

import ctypes
import sys
from contextlib import suppress

# Of glibc's malloc.h.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
_LARGE = 2**20


def keep_little_free() -> None:
    """Have little memory held that nobody uses: to be called before the first thread.

    Arrays of a megabyte and more go back to the system as soon as they are done with; left to
    itself glibc raises the size from which it does so whenever one is freed. And all threads share
    what is free, where each would have kept megabytes of its own. Nothing happens where the C
    library is another one.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_ARENA_MAX, 1)


def give_back_free_memory() -> None:
    """Let go of what other work has left, between small things as well; where it can be done."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
