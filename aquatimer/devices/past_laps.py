"""What was done in a session of the history, stretch by stretch, with its times."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from aquatimer.devices.history import DONE, HistoryUnusableError
from aquatimer.devices.kept_session import CUT_OFF
from aquatimer.devices.kept_timelines import kept_timeline
from aquatimer.devices.past_sessions import Outcome, history_of
from aquatimer.plan.laps import Lap, planned_laps
from aquatimer.session.machine import Event, State
from aquatimer.session.record import Before, Done
from aquatimer.session.wall_clock import Course, Noted, laps_done
from aquatimer.units.durations import SECOND, Milliseconds

_OF_DONE = tuple(field.name for field in fields(Done))
_MILLISECOND = timedelta(milliseconds=1)


def laps_of(path: Path, number: int) -> tuple[Lap, ...]:
    """Return the laps of a session; raises HistoryUnusableError.

    One that was written in by hand has those of its plan, none where it has no plan.
    """
    with _read(path, number) as (database, row):
        return _laps(database, row)


def _laps(database: sqlite3.Connection, row: sqlite3.Row) -> tuple[Lap, ...]:
    planned = kept_timeline(database, row["planned"])
    if row["outcome"] == Outcome.BY_HAND:
        return () if planned is None else planned_laps(planned)
    timelines = (kept_timeline(database, row["timeline"]), planned)
    began = datetime.fromisoformat(row["began"])
    course = Course(
        tuple(_noted(database, row["id"], began)),
        tuple(_done(database, row)),
        _since(began, row["seen"]),
    )
    return laps_done(course, [one for one in timelines if one is not None])


def before(path: Path, number: int, now: datetime) -> Before | None:
    """Return what a session was that is gone on with now; raises HistoryUnusableError."""
    with _read(path, number) as (database, row):
        planned = kept_timeline(database, row["planned"])
        if planned is None:
            return None
        moments = database.execute(
            "SELECT at, event FROM moment WHERE session = ? ORDER BY rowid", (number,)
        ).fetchall()
        events = tuple(Event(event) for _, event in moments if event != CUT_OFF)
        marks = [*map(tuple, moments), (row["seen"], CUT_OFF), (now.isoformat(), Event.START)]
        breaks = tuple(
            max(_since(datetime.fromisoformat(cut), again), 0)
            for (cut, event), (again, _) in pairwise(marks)
            if event == CUT_OFF
        )
        return Before(planned, events, tuple(_done(database, row)), breaks)


@contextmanager
def _read(path: Path, number: int) -> Iterator[tuple[sqlite3.Connection, sqlite3.Row]]:
    with history_of(path, "Reading the session") as database:
        row = database.execute("SELECT * FROM session WHERE id = ?", (number,)).fetchone()
        try:
            yield database, row
        except (ValidationError, ValueError, TypeError) as error:
            raise HistoryUnusableError(
                f"Session {number} was kept by another version of aquatimer, or is damaged: its"
                " intervals cannot be read."
            ) from error


def _noted(database: sqlite3.Connection, number: int, began: datetime) -> Iterator[Noted]:
    rows = database.execute(
        "SELECT at, position_ms, state, away_seconds FROM moment WHERE session = ? ORDER BY rowid",
        (number,),
    )
    for at, position, state, away in rows:
        slept = round((away or 0) * SECOND)
        yield Noted(_since(began, at), int(position), State(state), slept)


def _done(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[Done]:
    rows = database.execute(
        "SELECT start_ms, planned_ms, done_ms, effort, phase, label, rounds FROM stretch"
        " WHERE session = ? ORDER BY rowid",
        (row["id"],),
    )
    for start, planned, done, effort, phase, label, rounds in rows:
        turns = [turn.split("/") for turn in rounds.split(",") if turn]
        told = (start, planned, done, effort, phase, label, turns)
        yield DONE.validate_python(dict(zip(_OF_DONE, told, strict=True)))
    if row["outcome"] in (None, Outcome.CUT_OFF) and row["open_stretch"] is not None:
        yield DONE.validate_json(row["open_stretch"])


def _since(began: datetime, at: str) -> Milliseconds:
    return (datetime.fromisoformat(at) - began) // _MILLISECOND
