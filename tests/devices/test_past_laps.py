"""The laps of a kept session, with the times at which they really were."""

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aquatimer.devices.history import FILE, HistoryUnusableError, open_history
from aquatimer.devices.journal import SqliteJournal
from aquatimer.devices.kept_session import Entry
from aquatimer.devices.past_laps import before, laps_of
from aquatimer.devices.past_sessions import past_session
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Phase
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from tests.plan.sessions import read

if TYPE_CHECKING:
    from tests.devices.conftest import FakeClock

TIMELINE = read('title: x\n1:00 easy\nrepeat 2\n  1:00 hard "Push"\n')
BEGAN = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
MINUTE = 60_000


def done(start: int, length: int, effort: str, rounds: tuple[tuple[int, int], ...] = ()) -> Done:
    label = "Push" if rounds else None
    return Done(start, MINUTE, length, effort, Phase.MAIN, label, rounds)


@pytest.fixture
def kept(tmp_path: Path, clock: "FakeClock") -> Path:
    """Cut off at 1:20, gone on with the next day, and stopped at 2:00."""
    path = open_history(tmp_path).path
    first = SqliteJournal(path, Entry(TIMELINE, Verbosity.BRIEF), clock)
    first.note(Moment(Event.START, 0, State.ROLLING))
    first.done(done(0, MINUTE, "easy"))
    first.beat(80_000, State.ROLLING, done(MINUTE, 20_000, "hard", ((1, 2),)))
    first.close()
    assert first.session is not None
    at(path, {"session": {"began": 0, "seen": 80}, "moment": {"at": 0}})
    second = SqliteJournal(path, Entry(TIMELINE, Verbosity.BRIEF, first.session), clock)
    second.note(Moment(Event.START, 80_000, State.ROLLING))
    second.done(done(MINUTE, 40_000, "hard", ((1, 2),)))
    second.note(Moment(Event.END, 2 * MINUTE, State.STOPPED))
    second.close()
    at(path, {"moment WHERE rowid = 3": {"at": 86_400}, "moment WHERE rowid = 4": {"at": 86_440}})
    return path


def at(path: Path, times: dict[str, dict[str, int]]) -> None:
    """Set when something was, in seconds after the beginning."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        for table, columns in times.items():
            name, _, where = table.partition(" ")
            for column, seconds in columns.items():
                moment = (BEGAN + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
                database.execute(f"UPDATE {name} SET {column} = ? {where}", (moment,))  # noqa: S608 - our own names


def test_a_session_in_two_pieces_is_one_with_the_day_between_left_out(kept: Path) -> None:
    session = past_session(kept, 1)
    assert session is not None
    assert (session.done, session.planned) == (2 * MINUTE, 3 * MINUTE)
    laps = laps_of(kept, 1)
    assert [(lap.effort.name, lap.rounds, *lap.spans) for lap in laps] == [
        ("easy", (), (0, 60_000)),
        ("hard", ((1, 2),), (60_000, 80_000)),
        ("hard", ((1, 2),), (86_400_000, 86_440_000)),
    ]


def test_a_session_that_was_not_gone_on_with_counts_what_was_under_way(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    path = open_history(tmp_path).path
    first = SqliteJournal(path, Entry(TIMELINE, Verbosity.BRIEF), clock)
    first.note(Moment(Event.START, 0, State.ROLLING))
    first.beat(30_000, State.ROLLING, done(0, 30_000, "easy"))
    first.close()
    session = past_session(path, 1)
    assert session is not None
    assert (session.outcome, session.done) == (None, 30_000)
    assert [lap.effort.name for lap in laps_of(path, 1)] == ["easy"]


def test_a_plan_that_is_no_longer_understood_is_told(kept: Path) -> None:
    with contextlib.closing(sqlite3.connect(kept.parent / FILE)) as database, database:
        database.execute("UPDATE timeline SET content = '{}'")
    with pytest.raises(HistoryUnusableError, match="Session 1 was kept by another version"):
        laps_of(kept, 1)


def test_what_a_session_was_before_it_is_gone_on_with(tmp_path: Path, clock: "FakeClock") -> None:
    path = open_history(tmp_path).path
    first = SqliteJournal(path, Entry(TIMELINE, Verbosity.BRIEF), clock)
    first.note(Moment(Event.START, 0, State.ROLLING))
    first.note(Moment(Event.SKIP, 30_000, State.ROLLING))
    first.done(done(0, 30_000, "easy"))
    first.beat(80_000, State.ROLLING, done(MINUTE, 20_000, "hard", ((1, 2),)))
    first.close()
    assert first.session is not None
    at(path, {"session": {"began": 0, "seen": 80}, "moment": {"at": 0}})
    found = before(path, first.session, BEGAN + timedelta(seconds=200))
    assert found is not None
    assert (found.planned, found.events) == (TIMELINE, (Event.START, Event.SKIP))
    assert [one.done for one in found.done] == [30_000, 20_000]
    assert found.breaks == (120_000,)


def test_every_break_of_a_session_counts(kept: Path) -> None:
    with contextlib.closing(sqlite3.connect(kept)) as database, database:
        database.execute("UPDATE session SET outcome = NULL")
    at(kept, {"session": {"seen": 86_440}})
    found = before(kept, 1, BEGAN + timedelta(seconds=86_500))
    assert found is not None
    assert found.breaks == (86_320_000, 60_000)
    assert [one.done for one in found.done] == [MINUTE, 20_000, 40_000]


def test_a_session_that_cannot_be_read_says_so_before_it_is_gone_on_with(kept: Path) -> None:
    with contextlib.closing(sqlite3.connect(kept)) as database, database:
        database.execute("UPDATE moment SET event = 'leap'")
    with pytest.raises(HistoryUnusableError, match="kept by another version"):
        before(kept, 1, BEGAN)
