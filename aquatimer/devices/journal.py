"""The journal of a running session: written by a thread, so that no disk can hold a session up."""

import queue
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aquatimer.devices.clock import Clock
from aquatimer.devices.history import DONE, cannot_keep, connect
from aquatimer.devices.kept_timelines import forget_unused_timelines, keep_timeline
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds

BEAT_EVERY = 0.5
_CLOSES_WITHIN = 5.0
CUT_OFF = "cut-off"
_OUTCOMES = {Event.FINISH: "finished", Event.END: "stopped"}

_Write = Callable[[sqlite3.Connection], object]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a session from the start; `session` is its number where it is resumed.

    `athlete` is who does it, None for a runner who has no name.
    """

    timeline: Timeline
    verbosity: Verbosity
    session: int | None = None
    athlete: str | None = None


class SqliteJournal:
    """Keeps one session in the history; it is there from its start on."""

    def __init__(self, path: Path, entry: Entry, clock: Clock) -> None:
        self._path = path
        self._entry = entry
        self._clock = clock
        self._session = entry.session
        self._problem: str | None = None
        self._last: tuple[Milliseconds, State] | None = None
        self._beaten = -BEAT_EVERY
        self._writes: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="aquatimer keeps a journal")
        self._writer.daemon = True
        self._writer.start()

    @property
    def session(self) -> int | None:
        """The number of the session in the history, sure once closed; None if it never began."""
        return self._session

    def note(self, moment: Moment) -> None:
        """Keep something that happened."""
        at = _now()
        if moment.event is Event.START:
            self._put(lambda database: self._begin(database, moment, at))
        self._put(lambda database: self._keep(database, moment, at))

    def done(self, done: Done) -> None:
        """Keep a stretch that was done."""
        self._put(lambda database: self._keep_stretch(database, done))

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        """Keep where the session is, twice a second and as long as that changes."""
        now = self._clock.now()
        if now < self._beaten + BEAT_EVERY or (position, state) == self._last:
            return
        self._beaten, self._last = now, (position, state)
        at = _now()
        self._put(lambda database: self._keep_place(database, position, state, at, under_way))

    def problem(self) -> str | None:
        """Return why nothing can be kept and what to do about it, None while all is well."""
        return self._problem

    def close(self) -> None:
        """Have everything on the disk."""
        self._writes.put(None)
        self._writer.join(_CLOSES_WITHIN)

    def _put(self, write: _Write) -> None:
        self._writes.put(write)

    def _write(self) -> None:
        try:
            with closing(connect(self._path)) as database:
                while (write := self._writes.get()) is not None:
                    self._attempt(write, database)
        except sqlite3.Error as error:
            self._problem = cannot_keep(self._path, error)

    def _attempt(self, write: _Write, database: sqlite3.Connection) -> None:
        try:
            write(database)
        except sqlite3.Error as error:
            self._problem = cannot_keep(self._path, error)
        else:
            self._problem = None

    def _begin(self, database: sqlite3.Connection, moment: Moment, at: str) -> None:
        """Make the session's row; what was cut off before it can no longer be resumed."""
        if self._session is not None:
            self._keep_cut_off(database)
            return
        plan = self._entry.timeline
        timeline = keep_timeline(database, plan)
        told = (plan.name, plan.title, self._entry.verbosity, self._entry.athlete)
        database.execute("UPDATE session SET outcome = ? WHERE outcome IS NULL", (CUT_OFF,))
        row = database.execute(
            "INSERT INTO session (name, title, verbosity, athlete, began, planned, planned_ms,"
            " timeline, position_ms, state, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*told, at, timeline, plan.total, timeline, moment.position, moment.state, at),
        )
        self._session = row.lastrowid

    def _keep_cut_off(self, database: sqlite3.Connection) -> None:
        """Keep what was being done when the session was cut off, and when that was."""
        [(stretch, seen, position)] = database.execute(
            "SELECT open_stretch, seen, position_ms FROM session WHERE id = ?", (self._session,)
        ).fetchall()
        database.execute(
            "INSERT INTO moment VALUES (?, ?, ?, ?, ?, NULL)",
            (self._session, seen, position, CUT_OFF, State.STOPPED),
        )
        if stretch is not None:
            self._keep_stretch(database, DONE.validate_json(stretch))

    def _keep(self, database: sqlite3.Connection, moment: Moment, at: str) -> None:
        if self._session is None:
            return  # it was left before it began
        database.execute(
            "INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?)",
            (self._session, at, moment.position, moment.event, moment.state, moment.away),
        )
        if moment.timeline is not None:
            changed = keep_timeline(database, moment.timeline)
            database.execute(
                "UPDATE session SET timeline = ? WHERE id = ?", (changed, self._session)
            )
            forget_unused_timelines(database)
        outcome = _OUTCOMES.get(moment.event)
        if outcome is not None:
            database.execute(
                "UPDATE session SET outcome = ?, ended = ?, position_ms = ?, state = ?"
                " WHERE id = ?",
                (outcome, at, moment.position, moment.state, self._session),
            )

    def _keep_place(
        self,
        database: sqlite3.Connection,
        position: Milliseconds,
        state: State,
        at: str,
        under_way: Done | None,
    ) -> None:
        stretch = None if under_way is None else DONE.dump_json(under_way).decode()
        database.execute(
            "UPDATE session SET position_ms = ?, state = ?, seen = ?, open_stretch = ?"
            " WHERE id = ?",
            (position, state, at, stretch, self._session),
        )

    def _keep_stretch(self, database: sqlite3.Connection, done: Done) -> None:
        rounds = ",".join(f"{turn}/{count}" for turn, count in done.rounds)
        measures = (done.start, done.planned, done.done, done.effort, done.phase, done.label)
        database.execute(
            "INSERT INTO stretch VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._session, *measures, rounds),
        )
        # What was under way is done with: it must not be counted again when a session is resumed.
        database.execute("UPDATE session SET open_stretch = NULL WHERE id = ?", (self._session,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
