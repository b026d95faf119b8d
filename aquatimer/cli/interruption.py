"""Signals that end a session in order."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Self

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Interruption:
    """Notes the signals that ask a program to end, while it is entered, and lets it go on."""

    def __init__(self) -> None:
        self._came: signal.Signals | None = None
        self._before: dict[signal.Signals, object] = {}

    @property
    def came(self) -> bool:
        """Whether the program is asked to end."""
        return self._came is not None

    @property
    def hung_up(self) -> bool:
        """Whether that is because the terminal was closed."""
        return self._came is not None and self._came.name == "SIGHUP"

    def __enter__(self) -> Self:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what it gave is what it takes

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._came = signal.Signals(number)


@contextmanager
def ending_as_by_ctrl_c() -> Iterator[None]:
    """Let a closed terminal or a request to end do what Ctrl-C does: nothing is left half done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in _ENDING}
    caught = [one for one in _ENDING if before[one] is not signal.SIG_IGN]
    for one in caught:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in caught:
            signal.signal(one, before[one])


@contextmanager
def out_of_reach_of_signals() -> Iterator[None]:
    """Start processes that no signal to end kills before they can say what to do about it.

    They inherit that. What comes for this process meanwhile reaches it afterwards.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
