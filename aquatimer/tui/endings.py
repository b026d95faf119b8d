"""Signals that end the program in order."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable


def end_on_signals(interrupt: Callable[[signal.Signals], None]) -> None:
    """Have `interrupt` called in the running loop for each signal that asks the program to end."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            # Windows has no such handlers, and no such signals but Ctrl-C, which is a key.
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, interrupt, number)
