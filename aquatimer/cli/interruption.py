"""Signals that end a session in order."""

import signal
from types import FrameType, TracebackType
from typing import Self

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


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
