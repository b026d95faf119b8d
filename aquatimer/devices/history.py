"""Everything that was done, in one SQLite file: what happens is on the disk as it happens."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from aquatimer.devices.folders import HISTORY_FILE
from aquatimer.devices.history_salvage import salvage
from aquatimer.devices.history_schema import NewerHistoryError, bring_up_to_date
from aquatimer.devices.kept_timelines import TIMELINE
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import State
from aquatimer.session.record import Done
from aquatimer.units.durations import Milliseconds

FILE = HISTORY_FILE
MOST_RPE = 10
"""RPE goes from 0, rest, to this, all there is."""

_WAITS_FOR_OTHERS = 60.0

NOT_KEPT = "This session cannot be kept or resumed"
"""What it means for a session that the history cannot be used."""

DONE: TypeAdapter[Done] = TypeAdapter(Done)


class HistoryUnusableError(Exception):
    """The history cannot be read or written; the text tells the runner why, and what to do."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session that has not ended: where it was, how it stood, and when that was seen last."""

    session: int
    title: str
    timeline: Timeline
    verbosity: Verbosity
    position: Milliseconds
    state: State
    seen: datetime
    athlete: str | None = None


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a session felt: RPE from 0 to 10 and a note; None where the runner did not say."""

    rpe: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Check the RPE; raises ValueError."""
        if self.rpe is not None and not 0 <= self.rpe <= MOST_RPE:
            raise ValueError(f"RPE goes from 0 to {MOST_RPE}, and {self.rpe} is outside.")


@dataclass(frozen=True, slots=True)
class Opened:
    """The file of the history, and what the runner should know of it."""

    path: Path
    notices: tuple[str, ...]


def open_history(folder: Path, *, otherwise: str = NOT_KEPT) -> Opened:
    """Make the history ready in a folder; a damaged one is put aside, and that is told.

    What can still be read of a damaged one is taken over. One process does that at a time, the
    others wait for it. Raises HistoryUnusableError where nothing can be kept; it says what that
    means, `otherwise`.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "history.lock", timeout=_WAITS_FOR_OTHERS):
            return _opened(path)
    except NewerHistoryError as newer:
        raise HistoryUnusableError(
            f"{otherwise}: {path} is left alone, since {newer}. Install the newer version again."
        ) from newer
    except Timeout as busy:
        raise HistoryUnusableError(
            f"{otherwise}: another aquatimer is busy with {path}. Try again in a minute."
        ) from busy
    except (OSError, sqlite3.Error) as error:
        raise HistoryUnusableError(cannot_keep(path, error, otherwise)) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection on which each statement waits for the disk, for good or not at all."""
    with contextlib.ExitStack() as unless_ready:
        connection = sqlite3.connect(path, timeout=5.0, isolation_level=None)
        unless_ready.callback(connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        unless_ready.pop_all()
    return connection


@contextlib.contextmanager
def whole(database: sqlite3.Connection) -> Iterator[None]:
    """Write on such a connection all that is written inside, or nothing where something fails."""
    database.execute("BEGIN IMMEDIATE")
    with database:
        yield


def cut_off(path: Path) -> CutOff | None:
    """Return the last session that has not ended.

    Raises HistoryUnusableError where it was kept by another version of the program.
    """
    with contextlib.closing(connect(path)) as connection:
        row = connection.execute(
            "SELECT session.id, title, content, verbosity, position_ms, state, seen, athlete"
            " FROM session LEFT JOIN timeline ON timeline.id = session.timeline"
            " WHERE outcome IS NULL ORDER BY session.id DESC LIMIT 1"
        ).fetchone()
    if row is None:
        return None
    session, title, timeline, verbosity, position, state, seen, athlete = row
    try:
        return CutOff(
            session,
            title,
            TIMELINE.validate_json(timeline or ""),
            Verbosity(verbosity),
            position,
            State(state),
            datetime.fromisoformat(seen),
            athlete,
        )
    except (ValidationError, ValueError) as error:
        raise HistoryUnusableError(
            f"The session {title} was kept by another version of aquatimer and cannot be gone on"
            " with. Start it again, with --from to begin in the middle."
        ) from error


def set_feeling(path: Path, session: int, feeling: Feeling) -> None:
    """Keep how a session felt, in the place of what was said before; None takes it back.

    `session` is what `SqliteJournal.session` tells of the one just run. Raises
    HistoryUnusableError where it cannot be kept, and where there is no such session.
    """
    try:
        with contextlib.closing(connect(path)) as connection:
            changed = connection.execute(
                "UPDATE session SET rpe = ?, note = ? WHERE id = ?",
                (feeling.rpe, feeling.note, session),
            ).rowcount
    except sqlite3.Error as error:
        raise HistoryUnusableError(
            f"How the session felt cannot be kept: {path} cannot be written ({error})."
            f" Try again later: aquatimer history edit {session}."
        ) from error
    if not changed:
        raise HistoryUnusableError(f"There is no session {session} in the history.")


def cannot_keep(path: Path, error: Exception, otherwise: str = NOT_KEPT) -> str:
    """Say what cannot be done, and why."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (
        f"{otherwise}: {path} cannot be written ({why})."
        " Check the disk and the folder's permissions."
    )


def _opened(path: Path) -> Opened:
    try:
        _make(path)
    except sqlite3.DatabaseError as damage:
        if isinstance(damage, sqlite3.OperationalError):
            raise
        aside = _put_aside(path)
        saved = salvage(aside, path)
        _make(path)
        return Opened(path, (_damaged(aside, saved),))
    return Opened(path, ())


def _make(path: Path) -> None:
    with contextlib.closing(connect(path)) as connection:
        [[answer]] = connection.execute("PRAGMA quick_check(1)").fetchall()
        if answer != "ok":
            raise sqlite3.DatabaseError(answer)
        bring_up_to_date(connection)


def _put_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"history-damaged-{stamp}.sqlite3")
    path.replace(aside)
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    return aside


def _damaged(aside: Path, saved: int) -> str:
    found = {
        0: "Nothing in it can be read, so a new one is begun",
        1: "One session in it could be read, and stands in a new one",
    }.get(saved, f"{saved} sessions in it could be read, and stand in a new one")
    return (
        f"The history of your sessions was damaged. {found}; the damaged file is kept as {aside}."
    )
