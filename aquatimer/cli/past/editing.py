"""Sessions written into the history by hand, changed, and deleted."""

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.cli.past.opening import asked_session, opened_history
from aquatimer.cli.past.overview import date_text, minutes_text
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.history import Feeling, set_feeling
from aquatimer.devices.past_sessions import ByHand, delete_session, write_in
from aquatimer.devices.session_lock import AnotherSessionError, SessionLock
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import HOUR, MINUTE, Milliseconds

_NOON = time(12)
_LONGEST = 24 * HOUR
_LONGEST_NOTE = 2_000
_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_DAYS_AGO = {"today": 0, "yesterday": 1}


def add_by_hand(chosen: argparse.Namespace, now: datetime) -> int:
    """Write a session down that was done without the program."""
    timeline = _timeline(chosen)
    done = _minutes(chosen.minutes) if chosen.minutes else timeline.total if timeline else 0
    if not done:
        raise WrongInputError(
            "how long it was has to be said: add --minutes 45. Only a workout of the library"
            " has a length of its own."
        )
    title = timeline.title if timeline else chosen.session.strip()
    began = _moment(chosen.date, now)
    entry = ByHand(title, began, done, Feeling(chosen.rpe, _note(chosen.note)), timeline)
    number = write_in(opened_history(), _of(entry, chosen.athlete))
    tell(f"Wrote down session {number}: {title}, {minutes_text(done)} on {began:%a %Y-%m-%d}.")
    return 0


def edit(chosen: argparse.Namespace) -> int:
    """Change what was said of a session; what is not given stays."""
    if chosen.rpe is None and chosen.note is None:
        raise WrongInputError(
            f"nothing to change. Write aquatimer history edit {chosen.id} --rpe 6"
        )
    path = opened_history()
    session = asked_session(path, chosen.id)
    rpe = session.rpe if chosen.rpe is None else chosen.rpe
    note = session.note if chosen.note is None else _note(chosen.note)
    set_feeling(path, session.id, Feeling(rpe, note))
    told = ", ".join(filter(None, (f"RPE {rpe}" if rpe is not None else "no RPE", note)))
    tell(f"Session {session.id}, {session.title} on {date_text(session)}: {told}.")
    return 0


def delete(chosen: argparse.Namespace, answer: Callable[[], str] = input) -> int:
    """Delete a session after a question; without a terminal only with --yes."""
    path = opened_history()
    session = asked_session(path, chosen.id)
    told = f"session {session.id}, {session.title} of {date_text(session)}"
    if not chosen.yes:
        if not sys.stdin.isatty():
            raise WrongInputError(
                "deleting asks first, and nobody can answer here. Write:"
                f" aquatimer history delete {session.id} --yes"
            )
        sys.stderr.write(f"Delete {told}, {minutes_text(session.done)}? It cannot be undone [y/N] ")
        sys.stderr.flush()
        try:
            agreed = answer().strip().lower() in {"y", "yes"}
        except EOFError:
            agreed = False
        if not agreed:
            tell("Nothing was deleted.")
            return 0
    if session.outcome is None:
        _delete_at_rest(path, session.id)
    else:
        delete_session(path, session.id)
    tell(f"Deleted {told}.")
    return 0


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


def _timeline(chosen: argparse.Namespace) -> Timeline | None:
    """Return the workout that is meant; a text that is no name and no path is a title."""
    from aquatimer.cli.reading import asked_file, asked_timeline

    text = chosen.session.strip()
    if not text:
        raise WrongInputError('what was done? Write aquatimer history add "Easy hour" --minutes 60')
    try:
        asked_file(text)
    except WrongInputError:
        # A word that could be a name is one that was mistyped, unless the length shows otherwise.
        if text.endswith(".aqua") or (_NAME.fullmatch(text) and not chosen.minutes):
            raise
        if chosen.choices:
            raise
        return None
    chosen.workout = text
    chosen.hr_max = None
    return asked_timeline(chosen)


def _of(entry: ByHand, athlete: str | None) -> ByHand:
    return ByHand(
        entry.title, entry.began, entry.done, entry.feeling, entry.timeline, athlete or None
    )


def _minutes(text: str) -> Milliseconds:
    """Read `45`, `45.5` or `1:15:00`."""
    from aquatimer.cli.arguments import written_time

    plain = text.replace(".", "", 1)
    if plain.isascii() and plain.isdigit() and len(text) <= len("1440.00"):
        done: Milliseconds | None = round(float(text) * MINUTE)
    else:
        done = written_time(text)
    if done is None or not 0 < done <= _LONGEST:
        raise WrongInputError(
            f"'--minutes {text}' is no length of a session. Write --minutes 45 or 1:15:00."
        )
    return done


def _moment(text: str, now: datetime) -> datetime:
    """Read `today`, `yesterday`, `2026-11-20` or `2026-11-20 18:30`, where the runner is."""
    word = text.strip().lower()
    if word == "today":
        return now
    try:
        if word in _DAYS_AGO:
            day = now.date() - timedelta(days=_DAYS_AGO[word])
            moment = datetime.combine(day, _NOON).astimezone()
        else:
            moment = _written(text.strip())
    except (ValueError, OverflowError, OSError) as wrong:
        raise WrongInputError(
            f"'--date {text}' is no date. Write today, yesterday, 2026-11-20 or '2026-11-20 18:30'."
        ) from wrong
    if moment > now:
        raise WrongInputError(f"'--date {text}' is still to come. The history is of what was done.")
    return moment


def _written(text: str) -> datetime:
    try:
        moment = datetime.combine(date.fromisoformat(text), _NOON)
    except ValueError:
        moment = datetime.fromisoformat(text)
    if moment.year < _FIRST_YEAR:
        raise ValueError(text)
    return moment.astimezone()


_FIRST_YEAR = 1900


def _note(text: str | None) -> str | None:
    """Return a note in one line; an empty one takes it back."""
    note = " ".join((text or "").split())
    if len(note) > _LONGEST_NOTE:
        raise WrongInputError(f"the note is longer than {_LONGEST_NOTE:,} characters.")
    return note or None
