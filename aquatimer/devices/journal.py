"""The journal of a running session: written by a thread, so that no disk can hold a session up."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

from aquatimer.devices.backlog import Backlog
from aquatimer.devices.clock import Clock
from aquatimer.devices.history import NOT_KEPT, cannot_keep
from aquatimer.devices.kept_session import Entry, KeptSession, Place
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds

BEAT_EVERY = 0.5
_AGAIN_AFTER = 1.0
_NOT_YET = "This session is not on the disk yet"
_CLOSES_WITHIN = 5.0


class SqliteJournal:
    """Keeps one session in the history; it is there from its start on.

    What cannot be written is tried again, before the next and every second, until it is there.
    """

    def __init__(self, path: Path, entry: Entry, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._kept = KeptSession(entry)
        self._problem: str | None = None
        self._last: tuple[Milliseconds, State] | None = None
        self._beaten = -BEAT_EVERY
        self._backlog = Backlog(path)
        self._news = threading.Event()
        self._closing = False
        self._writer = threading.Thread(target=self._write, name="aquatimer keeps a journal")
        self._writer.daemon = True
        self._writer.start()

    @property
    def session(self) -> int | None:
        """The number of the session in the history, sure once closed; None if it has none."""
        return self._kept.number

    def note(self, moment: Moment) -> None:
        """Keep something that happened."""
        at = _now()
        keep = self._kept.begin if moment.event is Event.START else self._kept.note
        self._backlog.put(lambda database: keep(database, moment, at))
        self._news.set()

    def done(self, done: Done) -> None:
        """Keep a stretch that was done."""
        self._backlog.put(lambda database: self._kept.stretch(database, done))
        self._news.set()

    def beat(self, position: Milliseconds, state: State, under_way: Done | None) -> None:
        """Keep where the session is, twice a second and as long as that changes."""
        now = self._clock.now()
        if now < self._beaten + BEAT_EVERY or (position, state) == self._last:
            return
        self._beaten, self._last = now, (position, state)
        place, at = Place(position, state, under_way), _now()
        self._backlog.put(lambda database: self._kept.place(database, place, at), passing=True)
        self._news.set()

    def problem(self) -> str | None:
        """Return why something is not kept yet and what to do about it, None while all is well."""
        return self._problem

    def close(self) -> None:
        """Have everything on the disk, unless that fails or takes too long: then `problem` says it.

        Returns soon even if the disk hangs.
        """
        self._closing = True
        self._news.set()
        self._writer.join(_CLOSES_WITHIN)
        if self._writer.is_alive():
            self._problem = cannot_keep(self._path, TimeoutError("the disk does not answer"))

    def _write(self) -> None:
        closing = False
        while not closing:
            self._news.wait(_AGAIN_AFTER if self._backlog else None)
            self._news.clear()
            closing = self._closing
            self._catch_up(NOT_KEPT if closing else _NOT_YET)
        self._backlog.close()

    def _catch_up(self, otherwise: str) -> None:
        try:
            self._backlog.catch_up()
        except sqlite3.Error as error:
            self._problem = cannot_keep(self._path, error, otherwise)
        else:
            self._problem = None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
