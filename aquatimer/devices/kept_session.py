"""One session in the tables of the history: how it begins, what happens and what is done."""

import contextlib
import sqlite3
from dataclasses import dataclass

from pydantic import ValidationError

from aquatimer.devices.history import DONE, whole
from aquatimer.devices.kept_timelines import forget_unused_timelines, keep_timeline
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds

CUT_OFF = "cut-off"
_OUTCOMES = {Event.FINISH: "finished", Event.END: "stopped"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a session from the start; `session` is its number where it is resumed.

    `athlete` is who does it, None for a runner who has no name.
    """

    timeline: Timeline
    verbosity: Verbosity
    session: int | None = None
    athlete: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is and how it stands, and what of the stretch that it is in is done."""

    position: Milliseconds
    state: State
    under_way: Done | None


class KeptSession:
    """Writes down one session; what is written at once is there whole or not at all.

    `number` is its row in the history, None until it has one.
    """

    def __init__(self, entry: Entry) -> None:
        self.number = entry.session
        self._entry = entry

    def begin(self, database: sqlite3.Connection, moment: Moment, at: str) -> None:
        """Keep the start; what was cut off before a new session can no longer be resumed."""
        with whole(database):
            number = self._gone_on_with(database) or self._new(database, moment, at)
            _keep_moment(database, number, moment, at)
        self.number = number

    def note(self, database: sqlite3.Connection, moment: Moment, at: str) -> None:
        """Keep something that happened; nothing of a session that was left before it began."""
        if self.number is None:
            return
        with whole(database):
            _keep_moment(database, self.number, moment, at)
            if moment.timeline is not None:
                changed = keep_timeline(database, moment.timeline)
                database.execute(
                    "UPDATE session SET timeline = ? WHERE id = ?", (changed, self.number)
                )
                forget_unused_timelines(database)
            outcome = _OUTCOMES.get(moment.event)
            if outcome is not None:
                ended = (outcome, at, moment.position, moment.state, self.number)
                database.execute(
                    "UPDATE session SET outcome = ?, ended = ?, position_ms = ?, state = ?"
                    " WHERE id = ?",
                    ended,
                )

    def place(self, database: sqlite3.Connection, place: Place, at: str) -> None:
        """Keep where it is."""
        done = place.under_way
        stretch = None if done is None else DONE.dump_json(done).decode()
        database.execute(
            "UPDATE session SET position_ms = ?, state = ?, seen = ?, open_stretch = ?"
            " WHERE id = ?",
            (place.position, place.state, at, stretch, self.number),
        )

    def stretch(self, database: sqlite3.Connection, done: Done) -> None:
        """Keep a stretch that was done."""
        with whole(database):
            _keep_stretch(database, self.number, done)

    def _gone_on_with(self, database: sqlite3.Connection) -> int | None:
        """Keep when the session was cut off and in what; None where there is none, or no more."""
        row = database.execute(
            "SELECT open_stretch, seen, position_ms FROM session WHERE id = ?", (self.number,)
        ).fetchone()
        if row is None:
            return None
        stretch, seen, position = row
        database.execute(
            "INSERT INTO moment VALUES (?, ?, ?, ?, ?, NULL)",
            (self.number, seen, position, CUT_OFF, State.STOPPED),
        )
        # One that cannot be read is left out: who goes on was told of it.
        with contextlib.suppress(ValidationError):
            if stretch is not None:
                _keep_stretch(database, self.number, DONE.validate_json(stretch))
        return self.number

    def _new(self, database: sqlite3.Connection, moment: Moment, at: str) -> int | None:
        """Make the session's row and return its number."""
        plan = self._entry.timeline
        timeline = keep_timeline(database, plan)
        told = (plan.name, plan.title, self._entry.verbosity, self._entry.athlete)
        database.execute("UPDATE session SET outcome = ? WHERE outcome IS NULL", (CUT_OFF,))
        return database.execute(
            "INSERT INTO session (name, title, verbosity, athlete, began, planned, planned_ms,"
            " timeline, position_ms, state, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*told, at, timeline, plan.total, timeline, moment.position, moment.state, at),
        ).lastrowid


def _keep_moment(database: sqlite3.Connection, number: int | None, moment: Moment, at: str) -> None:
    database.execute(
        "INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?)",
        (number, at, moment.position, moment.event, moment.state, moment.away),
    )


def _keep_stretch(database: sqlite3.Connection, number: int | None, done: Done) -> None:
    rounds = ",".join(f"{turn}/{count}" for turn, count in done.rounds)
    measures = (done.start, done.planned, done.done, done.effort, done.phase, done.label)
    database.execute(
        "INSERT INTO stretch VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *measures, rounds)
    )
    # What was under way is done with: it must not be counted again when a session is resumed.
    database.execute("UPDATE session SET open_stretch = NULL WHERE id = ?", (number,))
