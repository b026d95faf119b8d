"""The sessions in the history: read, written in by hand, deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from aquatimer.devices.history import MOST_RPE, Feeling, HistoryUnusableError, connect, whole
from aquatimer.devices.kept_timelines import forget_unused_timelines, keep_timeline
from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import State
from aquatimer.units.durations import Milliseconds


class Outcome(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    CUT_OFF = "cut-off"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session of the history.

    `name` is that of the workout, empty for a session without one; `planned` is then None.
    `outcome` is None for one that has not ended. `done` is what was really done, without pauses.
    """

    id: int
    name: str
    title: str
    athlete: str | None
    began: datetime
    ended: datetime | None
    outcome: Outcome | None
    planned: Annotated[Milliseconds, Field(ge=0)] | None
    done: Annotated[Milliseconds, Field(ge=0)]
    rpe: Annotated[int, Field(ge=0, le=MOST_RPE)] | None
    note: str | None
    has_recording: bool

    @property
    def feeling(self) -> Feeling:
        """How it felt."""
        return Feeling(self.rpe, self.note)


@dataclass(frozen=True, slots=True)
class Found:
    """Sessions in order of their beginning, and what the runner should know about the others."""

    sessions: tuple[PastSession, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """A session that is written in by hand; without a `timeline` it has a title only."""

    title: str
    began: datetime
    done: Milliseconds
    feeling: Feeling
    timeline: Timeline | None = None
    athlete: str | None = None


_PAST: TypeAdapter[PastSession] = TypeAdapter(PastSession)
# What is under way counts where a session was cut off.
_SELECT = """
SELECT id, name, title, athlete, began, ended, outcome, rpe, note, planned_ms AS planned,
    COALESCE(done_ms,
        COALESCE((SELECT SUM(done_ms) FROM stretch WHERE session = session.id), 0)
        + CASE WHEN COALESCE(outcome, 'cut-off') = 'cut-off' AND json_valid(open_stretch)
            THEN COALESCE(json_extract(open_stretch, '$.done'), 0) ELSE 0 END) AS done,
    EXISTS (SELECT 1 FROM recording WHERE session = session.id) AS has_recording
FROM session
"""
_CHILDREN = ("moment", "stretch", "recording")


@contextmanager
def history_of(path: Path, doing: str) -> Iterator[sqlite3.Connection]:
    """Yield a connection; whatever fails on it is told as HistoryUnusableError, by `doing`."""
    try:
        with closing(connect(path)) as database:
            database.row_factory = sqlite3.Row
            yield database
    except sqlite3.Error as error:
        raise HistoryUnusableError(
            f"{doing} failed: {path} says '{error}'. Check the disk and the folder's permissions,"
            " and that no other program holds the file."
        ) from error


def past_sessions(path: Path) -> Found:
    """Return all sessions; raises HistoryUnusableError."""
    found, notices = list[PastSession](), list[str]()
    with history_of(path, "Reading the history") as database:
        for row in database.execute(f"{_SELECT} ORDER BY began, id"):
            try:
                found.append(_PAST.validate_python(dict(row)))
            except ValidationError:
                notices.append(f"Session {row['id']} cannot be read and is left out.")
    return Found(tuple(found), tuple(notices))


def past_session(path: Path, number: int) -> PastSession | None:
    """Return one session, None where there is none; raises HistoryUnusableError."""
    with history_of(path, "Reading the history") as database:
        row = database.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    try:
        return _PAST.validate_python(dict(row))
    except ValidationError as error:
        raise HistoryUnusableError(f"Session {number} is damaged and cannot be read.") from error


def write_in(path: Path, entry: ByHand) -> int:
    """Keep a session that was done without the program; return its number.

    Raises HistoryUnusableError.
    """
    began = entry.began.astimezone(UTC).isoformat(timespec="milliseconds")
    timeline = entry.timeline or Timeline("", entry.title, ())
    planned = timeline.total if timeline.segments else None
    with history_of(path, "Writing the session down") as database, whole(database):
        plan = keep_timeline(database, timeline)
        row = database.execute(
            "INSERT INTO session (name, title, verbosity, athlete, began, outcome, planned,"
            " planned_ms, timeline, position_ms, state, seen, done_ms, rpe, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(timeline.name, entry.title, "", entry.athlete, began, Outcome.BY_HAND),
                *(plan, planned, plan, entry.done, State.FINISHED, began, entry.done),
                *(entry.feeling.rpe, entry.feeling.note),
            ),
        )
    if row.lastrowid is None:
        raise HistoryUnusableError("The session was not written down.")
    return row.lastrowid


def set_athlete(path: Path, number: int, athlete: str | None) -> None:
    """Keep who did a session; None is a runner who has no name. Raises HistoryUnusableError."""
    with history_of(path, "Keeping whose session it was") as database:
        database.execute("UPDATE session SET athlete = ? WHERE id = ?", (athlete, number))


def delete_session(path: Path, number: int) -> None:
    """Delete a session with all that belongs to it; raises HistoryUnusableError."""
    with history_of(path, "Deleting") as database, whole(database):
        for table in _CHILDREN:
            database.execute(f"DELETE FROM {table} WHERE session = ?", (number,))  # noqa: S608 - our own names
        database.execute("DELETE FROM session WHERE id = ?", (number,))
        forget_unused_timelines(database)
