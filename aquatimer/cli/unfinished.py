"""The session that was cut off, as the library offers it."""

from typing import TYPE_CHECKING

from aquatimer.devices.folders import HISTORY_FILE, runner_folders

if TYPE_CHECKING:
    from aquatimer.devices.history import CutOff


def unfinished_session() -> "CutOff | None":
    """Return the session that could be gone on with, for an offer; None as well where one runs.

    Why one cannot be read is told when it is asked for.
    """
    folder = runner_folders().state
    if not (folder / HISTORY_FILE).exists():
        return None
    import sqlite3

    from aquatimer.devices.history import HistoryUnusableError, cut_off
    from aquatimer.devices.session_lock import AnotherSessionError, SessionLock

    try:
        lock = SessionLock(folder)
    except (AnotherSessionError, OSError):
        return None
    try:
        return cut_off(folder / HISTORY_FILE)
    except (HistoryUnusableError, sqlite3.Error):
        return None
    finally:
        lock.close()
