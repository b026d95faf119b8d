"""A journal on disks that are full, away or busy for a while: all of it is there in the end."""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aquatimer.cli.diary import HistoryDiary
from aquatimer.devices.backlog import Backlog
from aquatimer.devices.history import FILE, connect, cut_off, open_history
from aquatimer.devices.journal import SqliteJournal
from aquatimer.devices.kept_session import Entry, KeptSession
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Phase
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from aquatimer.tui.diary import NotKept
from tests.full_disk import no_file_larger_than
from tests.plan.sessions import read

if TYPE_CHECKING:
    from tests.devices.conftest import FakeClock

ENTRY = Entry(read("title: Kept\n1:00 easy\n1:00 hard\n"), Verbosity.BRIEF)
STARTED = Moment(Event.START, 0, State.ROLLING)
SKIPPED = Moment(Event.SKIP, 30_000, State.ROLLING)
FINISHED = Moment(Event.FINISH, 120_000, State.FINISHED)
EASY = Done(0, 60_000, 30_000, "easy", Phase.MAIN, None, ())
HARD = Done(60_000, 60_000, 60_000, "hard", Phase.MAIN, None, ())
_SOON = 20.0


def until(holds: Callable[[], bool]) -> None:
    """Give the thread of a journal time to do what it was told."""
    end = time.monotonic() + _SOON
    while not holds():
        assert time.monotonic() < end


def rows(path: Path, what: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute(what).fetchall()


def test_a_session_that_begins_on_a_full_disk_is_kept_once_there_is_room(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    path = open_history(tmp_path).path
    kept = SqliteJournal(path, ENTRY, clock)
    with no_file_larger_than(0):
        kept.note(STARTED)
        until(lambda: kept.problem() is not None)
        kept.beat(30_000, State.ROLLING, EASY)
        kept.done(EASY)
    kept.note(SKIPPED)
    kept.close()
    assert kept.problem() is None
    assert rows(path, "SELECT event FROM moment") == [("start",), ("skip",)]
    assert rows(path, "SELECT done_ms FROM stretch") == [(30_000,)]
    assert rows(path, "SELECT position_ms, open_stretch FROM session") == [(30_000, None)]


def test_a_disk_that_is_full_for_a_moment_loses_nothing(tmp_path: Path, clock: "FakeClock") -> None:
    path = open_history(tmp_path).path
    kept = SqliteJournal(path, ENTRY, clock)
    kept.note(STARTED)
    until(lambda: kept.session is not None)
    with no_file_larger_than(0):
        kept.done(EASY)
        until(lambda: kept.problem() is not None)
        kept.note(SKIPPED)
    kept.done(HARD)
    kept.note(FINISHED)
    kept.close()
    assert kept.problem() is None
    assert rows(path, "SELECT event FROM moment") == [("start",), ("skip",), ("finish",)]
    assert rows(path, "SELECT effort FROM stretch") == [("easy",), ("hard",)]
    assert rows(path, "SELECT outcome FROM session") == [("finished",)]


def test_what_waits_is_tried_again_though_nothing_more_happens(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    path = open_history(tmp_path).path
    kept = SqliteJournal(path, ENTRY, clock)
    with no_file_larger_than(0):
        kept.note(STARTED)
        until(lambda: kept.problem() is not None)
    until(lambda: kept.problem() is None)
    assert cut_off(path) is not None
    kept.close()


def test_a_folder_that_comes_back_has_all_of_the_session(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    path = tmp_path / "away" / FILE
    kept = SqliteJournal(path, ENTRY, clock)
    kept.note(STARTED)
    until(lambda: kept.problem() is not None)
    open_history(path.parent)
    kept.done(EASY)
    kept.close()
    assert kept.problem() is None
    assert rows(path, "SELECT done_ms FROM stretch") == [(30_000,)]


def test_a_session_that_was_never_kept_is_not_said_to_have_been_left_before_it_began(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    path = open_history(tmp_path).path
    kept = SqliteJournal(path, ENTRY, clock)
    with no_file_larger_than(0):
        for told in (STARTED, SKIPPED, FINISHED):
            kept.note(told)
        until(lambda: "is not on the disk yet" in (kept.problem() or ""))
        kept.beat(30_000, State.ROLLING, EASY)
        kept.done(EASY)
        kept.close()
        with pytest.raises(NotKept, match="cannot be kept or resumed"):
            HistoryDiary(path, kept).keep(5, None)


@pytest.mark.parametrize("table", ["session", "moment"])
def test_what_was_cut_off_can_be_resumed_unless_another_session_is_kept(
    tmp_path: Path, table: str
) -> None:
    path = open_history(tmp_path).path
    with contextlib.closing(connect(path)) as database:
        earlier, later = KeptSession(ENTRY), KeptSession(ENTRY)
        earlier.begin(database, STARTED, "2026-03-02T18:30:00+00:00")
        database.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        with pytest.raises(sqlite3.Error, match="full"):
            later.begin(database, STARTED, "2026-03-03T18:30:00+00:00")
        assert later.number is None
        found = cut_off(path)
        assert found is not None
        assert found.session == earlier.number
        database.execute("DROP TRIGGER full")
        later.begin(database, STARTED, "2026-03-03T18:30:00+00:00")
    assert rows(path, "SELECT id, outcome FROM session") == [(1, "cut-off"), (2, None)]
    assert rows(path, "SELECT session FROM moment") == [(1,), (2,)]


def test_of_places_in_a_row_only_the_last_waits(tmp_path: Path) -> None:
    backlog, written = Backlog(tmp_path / "away" / FILE), list[str]()

    def put(name: str, *, passing: bool) -> None:
        backlog.put(lambda _: written.append(name), passing=passing)

    for name in ("first", "second", "third"):
        put(name, passing=True)
        with pytest.raises(sqlite3.Error):
            backlog.catch_up()
    put("moment", passing=False)
    put("fourth", passing=True)
    put("fifth", passing=True)
    assert len(backlog) == 4
    (tmp_path / "away").mkdir()
    backlog.catch_up()
    backlog.close()
    assert written == ["first", "third", "moment", "fifth"]
    assert not backlog


def test_what_was_under_way_is_left_out_where_it_cannot_be_read(tmp_path: Path) -> None:
    path = open_history(tmp_path).path
    with contextlib.closing(connect(path)) as database:
        first = KeptSession(ENTRY)
        first.begin(database, STARTED, "2026-03-02T18:30:00+00:00")
        database.execute("UPDATE session SET open_stretch = '{\"of another version\": 1}'")
        resumed = KeptSession(replace(ENTRY, session=first.number))
        resumed.begin(database, STARTED, "2026-03-02T18:40:00+00:00")
        resumed.stretch(database, EASY)
    assert rows(path, "SELECT event FROM moment") == [("start",), ("cut-off",), ("start",)]
    assert rows(path, "SELECT done_ms FROM stretch") == [(30_000,)]


def test_a_session_that_was_deleted_before_it_is_gone_on_with_is_kept_as_a_new_one(
    tmp_path: Path,
) -> None:
    path = open_history(tmp_path).path
    with contextlib.closing(connect(path)) as database:
        resumed = KeptSession(replace(ENTRY, session=7))
        resumed.begin(database, STARTED, "2026-03-02T18:40:00+00:00")
        resumed.stretch(database, EASY)
    assert rows(path, "SELECT id, title FROM session") == [(1, "Kept")]
    assert rows(path, "SELECT session, done_ms FROM stretch") == [(1, 30_000)]
