"""Textual's driver of the terminal, made to outlive the terminal so that the program can end."""

import select
import sys
from typing import IO, Any, cast

from textual.app import App
from textual.message import Message

from aquatimer.tui.lasting import LastingFile

if sys.platform == "win32":
    from textual.drivers.windows_driver import WindowsDriver as SystemDriver
else:
    from textual.drivers.linux_driver import LinuxDriver as SystemDriver

LOOKS_EVERY = 1.0
"""Seconds between two looks whether the terminal is still there."""


class TerminalGone(Message):
    """Nobody can see the screen any more, or press a key."""


class LastingDriver(SystemDriver):
    """Tells the app once that its terminal is gone, whether or not a signal says it too.

    Textual's own thread that writes dies with the terminal; the app then waits for ever for room in
    the queue of that thread, and no signal reaches it there.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._has_told = False
        # Either driver hands `_file` to its thread that writes, and it is not asked for more.
        if self._file is not None:
            self._file = cast("Any", LastingFile(self._file, self._tell))
        if sys.platform != "win32":
            self._loop.call_later(LOOKS_EVERY, self._look)

    def _look(self) -> None:
        if _hung_up(sys.__stdin__):
            self._tell()
        else:
            self._loop.call_later(LOOKS_EVERY, self._look)

    def _tell(self) -> None:
        if not self._has_told:
            self._has_told = True
            self.send_message(TerminalGone())


def _hung_up(terminal: IO[str] | None) -> bool:
    """Whether nothing will come from a terminal any more."""
    if sys.platform == "win32" or terminal is None:
        return False
    poll = select.poll()
    poll.register(terminal.fileno(), 0)
    return any(found & select.POLLHUP for _, found in poll.poll(0))
