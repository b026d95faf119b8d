"""The history that a command works on, opened, and the sessions that were asked for."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from aquatimer.cli.athletes import USUAL_ATHLETE, asked_profile, name_in_history
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.history import HistoryUnusableError, open_history
from aquatimer.devices.past_sessions import PastSession, past_session, past_sessions


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


def all_sessions(path: Path) -> tuple[PastSession, ...]:
    """Return the sessions that can be read, and tell of those that cannot."""
    found = past_sessions(path)
    for notice in found.notices:
        tell(notice)
    return found.sessions


def sessions_of(sessions: Sequence[PastSession], asked: str | None) -> tuple[PastSession, ...]:
    """Return those of the athlete who was asked for, or of the usual one.

    Raises WrongInputError for an athlete who has neither a session nor a profile.
    """
    name = name_in_history(asked)
    found = tuple(one for one in sessions if one.athlete == name)
    if asked is not None and not found:
        asked_profile(asked)
    return found


def tell_of_others(sessions: Sequence[PastSession], asked: str | None) -> None:
    """Tell whose sessions are left out beside those of the athlete who was asked for."""
    name = name_in_history(asked)
    others = Counter(one.athlete or USUAL_ATHLETE for one in sessions if one.athlete != name)
    for other, count in sorted(others.items()):
        told = "one session" if count == 1 else f"{count} sessions"
        tell(f"Left out: {told} of {other}. 'aquatimer history --athlete {other}' shows them.")


def asked_session(path: Path, number: int) -> PastSession:
    """Return the session of that number; raises WrongInputError where there is none."""
    session = past_session(path, number)
    if session is None:
        raise WrongInputError(
            f"there is no session {number} in the history. 'aquatimer history --all' lists them."
        )
    return session
