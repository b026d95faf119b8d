"""Sessions of the history changed and deleted; what is not given is asked."""

import argparse
from pathlib import Path

from aquatimer.cli.asking import agrees, answer, can_answer
from aquatimer.cli.athletes import USUAL_ATHLETE, asked_profile, name_in_history
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.cli.past import typed
from aquatimer.cli.past.opening import asked_session, opened_history
from aquatimer.cli.past.texts import date_text, minutes_text
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.history import Feeling, set_feeling
from aquatimer.devices.past_sessions import PastSession, delete_session, set_athlete
from aquatimer.devices.session_lock import AnotherSessionError, SessionLock

_NO_NOTE = "-"


def edit(chosen: argparse.Namespace) -> int:
    """Change what was said of a session; what is not given stays."""
    path = opened_history()
    session = asked_session(path, chosen.id)
    feeling = _feeling(chosen, session)
    if chosen.athlete is not None:
        asked_profile(chosen.athlete)
        set_athlete(path, session.id, name_in_history(chosen.athlete))
    set_feeling(path, session.id, feeling)
    rpe = "no RPE" if feeling.rpe is None else f"RPE {feeling.rpe}"
    now = asked_session(path, session.id)
    whose = "" if now.athlete == session.athlete else f"of {now.athlete or USUAL_ATHLETE}"
    told = ", ".join(filter(None, (rpe, feeling.note, whose)))
    tell(f"Session {session.id}, {session.title} on {date_text(session)}: {told}.")
    return 0


def delete(chosen: argparse.Namespace) -> int:
    """Delete a session after a question; without a terminal only with --yes."""
    path = opened_history()
    session = asked_session(path, chosen.id)
    told = f"session {session.id}, {session.title} of {date_text(session)}"
    if not chosen.yes:
        if not can_answer():
            raise WrongInputError(
                "deleting asks first, and nobody can answer here. Write:"
                f" aquatimer history delete {session.id} --yes"
            )
        if not agrees(f"Delete {told}, {minutes_text(session.done)}? It cannot be undone"):
            tell("Nothing was deleted.")
            return 0
    if session.outcome is None:
        _delete_at_rest(path, session.id)
    else:
        delete_session(path, session.id)
    tell(f"Deleted {told}.")
    return 0


def _feeling(chosen: argparse.Namespace, session: PastSession) -> Feeling:
    """Return what was given, with what stays; where nothing was given, ask."""
    if chosen.rpe is None and chosen.note is None and chosen.athlete is None:
        if not can_answer():
            raise WrongInputError(
                f"nothing to change. Write aquatimer history edit {chosen.id} --rpe 6"
            )
        tell(f"Session {session.id}, {session.title} on {date_text(session)}. Enter keeps.")
        return Feeling(_asked_rpe(session.rpe), _asked_note(session.note))
    return Feeling(
        session.rpe if chosen.rpe is None else chosen.rpe,
        session.note if chosen.note is None else typed.note(chosen.note),
    )


def _asked_rpe(before: int | None) -> int | None:
    kept = "" if before is None else f" [{before}]"
    while said := _said(f"How hard was it, from 0 (rest) to 10 (all there is)?{kept}"):
        try:
            return typed.rpe(said)
        except argparse.ArgumentTypeError as wrong:
            tell(f"{wrong}.")
    return before


def _asked_note(before: str | None) -> str | None:
    kept = "" if before is None else f" [{before}], '{_NO_NOTE}' takes it back"
    said = _said(f"A word about it?{kept}")
    if not said:
        return before
    return None if said == _NO_NOTE else typed.note(said)


def _said(question: str) -> str:
    """Return an answer; where the input ends nothing is to be changed."""
    said = answer(question)
    if said is None:
        raise KeyboardInterrupt
    return said


def _delete_at_rest(path: Path, number: int) -> None:
    """Delete a session that has not ended, unless it runs just now."""
    try:
        lock = SessionLock(runner_folders().state)
    except AnotherSessionError as running:
        raise ImpossibleError("that session is running. End it first.") from running
    try:
        delete_session(path, number)
    finally:
        lock.close()
