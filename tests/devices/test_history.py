"""The history on a real disk: what is kept is there for whoever opens the file next."""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aquatimer.devices.history import (
    FILE,
    Feeling,
    HistoryUnusableError,
    Opened,
    cut_off,
    open_history,
    set_feeling,
)
from aquatimer.devices.journal import SqliteJournal
from aquatimer.devices.kept_session import Entry
from aquatimer.devices.session_lock import AnotherSessionError, SessionLock
from aquatimer.plan.changes import one_round_more
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Phase
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from aquatimer.session.record import Done
from tests.plan.sessions import held, read

if TYPE_CHECKING:
    from tests.devices.conftest import FakeClock

TIMELINE = read('title: Kept\nwarmup 2:00 easy\nrepeat 2\n  1:00 hard "Push"\n  wait "Breathe"\n')
STARTED = Moment(Event.START, -8_000, State.ROLLING)
WARM_UP = Done(0, 120_000, 61_500, "easy", Phase.WARMUP, None, ((1, 2), (3, 4)))


def journal(folder: Path, clock: "FakeClock", session: int | None = None) -> SqliteJournal:
    return SqliteJournal(folder / FILE, Entry(TIMELINE, Verbosity.BRIEF, session), clock)


def rows(folder: Path, what: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(folder / FILE)) as database:
        return database.execute(what).fetchall()


def test_a_session_that_did_not_end_is_found_where_it_was_seen_last(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    assert opened == Opened(tmp_path / FILE, ())
    assert cut_off(opened.path) is None
    longer = one_round_more(TIMELINE, 1)
    kept = journal(tmp_path, clock)
    kept.note(STARTED)
    kept.note(Moment(Event.MORE, 30_000, State.ROLLING, longer))
    kept.beat(61_250, State.PAUSED, WARM_UP)
    kept.close()
    found = cut_off(opened.path)
    assert found is not None
    assert (found.title, found.position, found.state) == ("Kept", 61_250, State.PAUSED)
    assert (found.timeline, found.verbosity) == (longer, Verbosity.BRIEF)


def test_a_session_is_gone_on_with_for_who_began_it_with_the_markers_it_had(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    marked = held(read("title: Kept\ngear: bungee\n1:00 medium\n1:00 sprint\n"))
    entry = Entry(marked, Verbosity.BRIEF, athlete="anna")
    kept = SqliteJournal(tmp_path / FILE, entry, clock)
    kept.note(STARTED)
    kept.close()
    found = cut_off(opened.path)
    assert found is not None
    assert (found.timeline, found.athlete) == (marked, "anna")


def test_a_resumed_session_is_one_record_with_what_was_under_way(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    first = journal(tmp_path, clock)
    first.note(STARTED)
    first.beat(61_500, State.ROLLING, WARM_UP)
    first.close()
    found = cut_off(opened.path)
    assert found is not None
    second = journal(tmp_path, clock, found.session)
    second.note(Moment(Event.START, 61_500, State.ROLLING))
    second.note(Moment(Event.SLEEP, 70_000, State.PAUSED, away=12.5))
    second.note(Moment(Event.FINISH, 240_000, State.FINISHED))
    second.close()
    assert cut_off(opened.path) is None
    assert rows(tmp_path, "SELECT outcome, position_ms, state FROM session") == [
        ("finished", 240_000, "finished")
    ]
    assert rows(tmp_path, "SELECT event, position_ms, away_seconds FROM moment") == [
        ("start", -8_000, None),
        ("cut-off", 61_500, None),
        ("start", 61_500, None),
        ("sleep", 70_000, 12.5),
        ("finish", 240_000, None),
    ]
    assert rows(tmp_path, "SELECT * FROM stretch") == [
        (1, 0, 120_000, 61_500, "easy", "warmup", None, "1/2,3/4")
    ]


def test_a_stretch_that_was_closed_with_the_terminal_is_not_counted_again(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    open_history(tmp_path)
    first = journal(tmp_path, clock)
    first.note(STARTED)
    first.beat(61_500, State.ROLLING, WARM_UP)
    first.done(WARM_UP)
    first.close()
    second = journal(tmp_path, clock, first.session)
    second.note(Moment(Event.START, 61_500, State.ROLLING))
    second.close()
    assert rows(tmp_path, "SELECT done_ms FROM stretch") == [(61_500,)]


def test_another_start_takes_the_place_of_what_was_cut_off(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    for event in (Event.START, Event.END):
        kept = journal(tmp_path, clock)
        kept.note(STARTED)
        kept.note(Moment(event, 5_000, State.STOPPED))
        kept.close()
    assert cut_off(opened.path) is None
    assert rows(tmp_path, "SELECT outcome FROM session") == [("cut-off",), ("stopped",)]


def test_what_was_left_before_it_began_is_not_kept(tmp_path: Path, clock: "FakeClock") -> None:
    open_history(tmp_path)
    kept = journal(tmp_path, clock)
    kept.note(Moment(Event.END, -8_000, State.STOPPED))
    kept.close()
    assert kept.problem() is None
    assert rows(tmp_path, "SELECT * FROM moment") == []


def test_the_beat_is_written_twice_a_second_while_something_changes(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    kept = journal(tmp_path, clock)
    kept.note(STARTED)
    kept.beat(1_000, State.ROLLING, None)
    clock.advance(0.4)
    kept.beat(1_400, State.ROLLING, None)
    clock.advance(0.2)
    kept.beat(1_600, State.ROLLING, None)
    kept.close()
    found = cut_off(opened.path)
    assert found is not None
    assert found.position == 1_600


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough" * 99, b"SQLite"])
def test_a_damaged_history_is_put_aside_and_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    opened = open_history(tmp_path)
    [notice] = opened.notices
    [aside] = tmp_path.glob("history-damaged-*.sqlite3")
    assert aside.read_bytes() == damage
    assert str(aside) in notice
    assert open_history(tmp_path).notices == ()


def test_a_history_damaged_in_the_middle_is_put_aside_too(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    open_history(tmp_path)
    kept = journal(tmp_path, clock)
    kept.note(STARTED)
    kept.close()
    whole = bytearray((tmp_path / FILE).read_bytes())
    whole[4_096:8_192] = os.urandom(4_096)
    (tmp_path / FILE).write_bytes(whole)
    assert len(open_history(tmp_path).notices) == 1


def test_where_nothing_can_be_written_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(HistoryUnusableError, match=r"cannot be kept or resumed: .*state"):
        open_history(tmp_path / "state")


def test_a_history_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    open_history(tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(
        HistoryUnusableError, match=r"newer aquatimer \(format 99, this one knows \d+\)"
    ):
        open_history(tmp_path)
    assert list(tmp_path.glob("history-damaged*")) == []


def test_a_timeline_that_is_no_longer_understood_is_told(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    kept = journal(tmp_path, clock)
    kept.note(STARTED)
    kept.close()
    with contextlib.closing(sqlite3.connect(opened.path)) as database, database:
        database.execute("UPDATE timeline SET content = '{}'")
    with pytest.raises(HistoryUnusableError, match="The session Kept was kept by another version"):
        cut_off(opened.path)


def test_a_journal_whose_file_goes_away_says_so_and_goes_on(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    nowhere = SqliteJournal(tmp_path / "none" / FILE, Entry(TIMELINE, Verbosity.COACH), clock)
    nowhere.note(STARTED)
    nowhere.close()
    assert "cannot be kept" in (nowhere.problem() or "")


def test_there_is_one_session_at_a_time(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path)
    with pytest.raises(AnotherSessionError, match="another session is running"):
        SessionLock(tmp_path)
    lock.close()
    SessionLock(tmp_path).close()


def test_how_a_session_felt_is_kept_with_the_one_just_run(
    tmp_path: Path, clock: "FakeClock"
) -> None:
    opened = open_history(tmp_path)
    first, second = (journal(tmp_path, clock) for _ in range(2))
    for kept in (first, second):
        kept.note(STARTED)
        kept.close()
    assert (first.session, second.session) == (1, 2)
    set_feeling(opened.path, 2, Feeling(0, "Calm"))
    set_feeling(opened.path, 1, Feeling(8))
    set_feeling(opened.path, 1, Feeling(None, "Cold water"))
    assert rows(tmp_path, "SELECT rpe, note FROM session") == [(None, "Cold water"), (0, "Calm")]


def test_what_was_left_before_it_began_has_no_number(tmp_path: Path, clock: "FakeClock") -> None:
    open_history(tmp_path)
    kept = journal(tmp_path, clock)
    kept.note(Moment(Event.END, -8_000, State.STOPPED))
    kept.close()
    assert kept.session is None


def test_a_feeling_without_a_session_or_a_disk_is_told(tmp_path: Path) -> None:
    path = open_history(tmp_path).path
    with pytest.raises(HistoryUnusableError, match="There is no session 7 in the history"):
        set_feeling(path, 7, Feeling(5))
    with pytest.raises(HistoryUnusableError, match="aquatimer history edit 7"):
        set_feeling(tmp_path / "none" / FILE, 7, Feeling(5))


@pytest.mark.parametrize("rpe", [-1, 11])
def test_a_feeling_beyond_the_scale_is_none(rpe: int) -> None:
    with pytest.raises(ValueError, match="RPE goes from 0 to 10"):
        Feeling(rpe)


def test_who_does_a_session_is_kept(tmp_path: Path, clock: "FakeClock") -> None:
    open_history(tmp_path)
    entry = Entry(TIMELINE, Verbosity.BRIEF, athlete="Ida")
    kept = SqliteJournal(tmp_path / FILE, entry, clock)
    kept.note(STARTED)
    kept.close()
    assert rows(tmp_path, "SELECT athlete, title FROM session") == [("Ida", "Kept")]
