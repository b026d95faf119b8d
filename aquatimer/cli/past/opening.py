"""The history that a command works on, opened, and the session that was asked for."""

from pathlib import Path

from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.history import HistoryUnusableError, open_history
from aquatimer.devices.past_sessions import Found, PastSession, past_session, past_sessions


def opened_history() -> Path:
    """Return the file of the history and tell what the runner should know of it.

    Raises ImpossibleError where it cannot be used.
    """
    try:
        opened = open_history(runner_folders().state, otherwise="The history cannot be used")
    except HistoryUnusableError as unusable:
        raise ImpossibleError(str(unusable)) from unusable
    for notice in opened.notices:
        tell(notice)
    return opened.path


def all_sessions(path: Path, athlete: str | None) -> tuple[PastSession, ...]:
    """Return the sessions that can be read, and tell of those that cannot."""
    found: Found = past_sessions(path, athlete)
    for notice in found.notices:
        tell(notice)
    return found.sessions


def asked_session(path: Path, number: int) -> PastSession:
    """Return the session of that number; raises WrongInputError where there is none."""
    session = past_session(path, number)
    if session is None:
        raise WrongInputError(
            f"there is no session {number} in the history. 'aquatimer history --all' lists them."
        )
    return session
