"""What can still be read of a damaged history, row by row, into a new one."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from aquatimer.devices.history_schema import VERSION, bring_up_to_date, version_of

_TABLES = ("timeline", "session", "moment", "stretch", "recording")
_OF_SESSIONS = ("moment", "stretch", "recording")
_PROBES = 10_000
"""Rows that are tried one by one where the way through the table is broken on both sides."""
_MOST_TIMES_LARGER = 100

_Row = Sequence[object]


def salvage(damaged: Path, new: Path) -> int:
    """Copy every row that can be read into `new`, a file to be made; return how many sessions.

    It is of the version of the damaged one. What belongs to a session that is lost is left behind.
    """
    with closing(sqlite3.connect(new, isolation_level=None)) as target:
        # Damage can be anywhere, and each kind of it has its own exception.
        with suppress(sqlite3.Error), closing(_open(damaged)) as source:
            bring_up_to_date(target, min(version_of(source), VERSION))
            target.execute("BEGIN")
            for table in _TABLES:
                with suppress(sqlite3.Error):
                    _copy(table, source, target)
            for table in _tables(target, _OF_SESSIONS):
                target.execute(f"DELETE FROM {table} WHERE session NOT IN (SELECT id FROM session)")  # noqa: S608 - our own names
            target.execute("COMMIT")
        bring_up_to_date(target)
        [saved] = target.execute("SELECT COUNT(*) FROM session").fetchone()
    return int(saved)


def _tables(database: sqlite3.Connection, names: Iterable[str]) -> Iterator[str]:
    """Yield those of the tables that a history has."""
    there = {name for [name] in database.execute("SELECT name FROM sqlite_schema")}
    yield from (name for name in names if name in there)


def _open(damaged: Path) -> sqlite3.Connection:
    """Open it for reading only, with damaged text as it is."""
    content = damaged.read_bytes()
    is_cut_off = len(content) < (size := _size_told(content))
    place = ":memory:" if is_cut_off else f"{damaged.absolute().as_uri()}?mode=ro"
    with ExitStack() as unless_ready:
        source = sqlite3.connect(place, uri=not is_cut_off)
        unless_ready.callback(source.close)
        if is_cut_off:
            # Nothing would be read of it at all; with empty pages at its end the others are.
            source.deserialize(_without_journal(content.ljust(size, b"\0")))
        source.text_factory = lambda text: text.decode(errors="replace")
        source.execute("PRAGMA cell_size_check = ON")
        unless_ready.pop_all()
    return source


def _size_told(content: bytes) -> int:
    """Return how many bytes the header says there are; 0 where that cannot be."""
    page = int.from_bytes(content[16:18], "big")
    size = page * int.from_bytes(content[28:32], "big")
    return size if size <= _MOST_TIMES_LARGER * len(content) else 0


def _without_journal(content: bytes) -> bytes:
    """Set the versions in the header to those of a file without a journal beside it."""
    return content[:18] + b"\x01\x01" + content[20:]


def _copy(table: str, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    kept = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    columns = [name for name in kept if name in there]
    insert = (
        f"INSERT OR IGNORE INTO {table} (rowid, {', '.join(columns)})"  # noqa: S608 - our own names
        f" VALUES (?{', ?' * len(columns)})"
    )
    for row in _rows(table, columns, source):
        with suppress(sqlite3.Error):  # a row with values that none can have
            target.execute(insert, row)


def _rows(table: str, columns: Sequence[str], source: sqlite3.Connection) -> Iterator[_Row]:
    """Yield rows from the front up to the damage, from the back down to it, and those between."""
    select = f"SELECT rowid, {', '.join(columns)} FROM {table}"  # noqa: S608 - our own names
    first = last = None
    for row in _until_damage(source.execute(f"{select} NOT INDEXED ORDER BY rowid")):
        first = row[0]
        yield row
    for row in _until_damage(source.execute(f"{select} NOT INDEXED ORDER BY rowid DESC")):
        if row[0] == first:
            return
        last = row[0]
        yield row
    begin = 0 if first is None else int(str(first))
    end = begin + _PROBES if last is None else min(int(str(last)), begin + _PROBES)
    for number in range(begin + 1, end):
        with suppress(sqlite3.Error):
            yield from source.execute(f"{select} WHERE rowid = ?", (number,))


def _until_damage(rows: sqlite3.Cursor) -> Iterator[_Row]:
    with suppress(sqlite3.Error):
        yield from rows
