"""Keeps the computer and its screen awake, and notices where it slept all the same."""

import ctypes
import sys
import threading
import time
from collections.abc import Callable

_ANSWERS_WITHIN = 3.0
_HUNDRED_NANOSECONDS = 1e-7


class Awake:
    """Keeps the computer awake from its making until it is closed.

    wakepy lives in a thread of its own: a desktop that does not answer holds nobody up, and wakepy
    wants to be left where it was entered.
    """

    def __init__(self, slept: Callable[[], float] | None = None, *, ask: bool = True) -> None:
        """Ask for it, and begin to count sleep by `slept`, seconds from any point on.

        Without `ask` the computer sleeps when it likes, and that is only counted.
        """
        self._slept = slept or time_slept
        self._before = self._slept()
        self._agreed = False
        self._asked = threading.Event()
        self._closing = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="aquatimer stays awake")
        self._keeper.daemon = True
        if ask:
            self._keeper.start()
        else:
            self._asked.set()

    @property
    def active(self) -> bool:
        """Whether the computer agreed; its answer is waited for."""
        self._asked.wait(_ANSWERS_WITHIN)
        return self._agreed

    def slept(self) -> float:
        """Return for how many seconds it slept since this was asked before."""
        before, self._before = self._before, self._slept()
        return max(0.0, self._before - before)

    def close(self) -> None:
        """Let it sleep again."""
        self._closing.set()
        if self._keeper.is_alive():
            self._keeper.join(_ANSWERS_WITHIN)

    def _keep(self) -> None:
        from wakepy import keep  # noqa: PLC0415 - only a session needs it

        with keep.presenting(on_fail="pass") as mode:
            self._agreed = bool(mode.active)
            self._asked.set()
            self._closing.wait()


def time_slept() -> float:
    """Return seconds that grow only while the computer sleeps; nought where it cannot be told.

    It is the difference of two clocks, one that counts sleep and one that does not.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC) - time.monotonic()
    if sys.platform == "win32":
        return time.monotonic() - _unbiased()
    return 0.0


def _unbiased() -> float:
    """Return the seconds that Windows was awake."""
    ticks = ctypes.c_ulonglong()
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    library.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
    return ticks.value * _HUNDRED_NANOSECONDS
