"""A damaged history: what can still be read of it is in the one that takes its place."""

import contextlib
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.devices.history import FILE, Feeling, open_history
from aquatimer.devices.past_sessions import ByHand, PastSession, past_sessions, write_in
from tests.plan.sessions import read

PAGE = 4_096
SESSIONS = 200
ON_A_PAGE = 45
TIMELINE = read("title: Kept\nrepeat 8\n  1:00 hard\n  30s easy\n")
START = datetime(2026, 3, 2, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = open_history(tmp_path_factory.mktemp("whole")).path
    for number in range(SESSIONS):
        began = START + timedelta(days=number)
        write_in(path, ByHand("Kept", began, 720_000, Feeling(number % 11), TIMELINE))
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def opened(folder: Path, data: bytes) -> tuple[tuple[PastSession, ...], tuple[str, ...]]:
    (folder / FILE).write_bytes(data)
    found = open_history(folder)
    return past_sessions(found.path).sessions, found.notices


def garbled(data: bytes, pages: list[int], seed: int) -> bytes:
    broken = bytearray(data)
    for page in pages:
        broken[page * PAGE : (page + 1) * PAGE] = random.Random(seed).randbytes(PAGE)  # noqa: S311 - damage needs no secrecy
    return bytes(broken)


def test_one_broken_page_costs_the_sessions_that_lie_on_it_and_no_others(
    whole: bytes, tmp_path: Path
) -> None:
    middle = f"{START + timedelta(days=SESSIONS // 2):%Y-%m-%d}"
    page = whole.index(middle.encode()) // PAGE
    sessions, notices = opened(tmp_path, garbled(whole, [page], 1))
    [aside] = tmp_path.glob("history-damaged-*.sqlite3")
    saved = [(one.began, one.rpe, one.done, one.planned) for one in sessions]
    all_of_them = [
        (START + timedelta(days=number), number % 11, 720_000, 720_000)
        for number in range(SESSIONS)
    ]
    assert SESSIONS - ON_A_PAGE <= len(saved) < SESSIONS
    assert set(saved) < set(all_of_them)
    told = (
        f"The history of your sessions was damaged. {len(saved)} sessions in it could be read,"
        f" and stand in a new one; the damaged file is kept as {aside}."
    )
    assert notices == (told,)
    assert open_history(tmp_path).notices == ()


def test_a_file_that_is_cut_off_keeps_what_is_in_front(whole: bytes, tmp_path: Path) -> None:
    sessions, (notice,) = opened(tmp_path, whole[: len(whole) * 3 // 4])
    assert ON_A_PAGE < len(sessions) < SESSIONS
    assert f"{len(sessions)} sessions in it could be read" in notice


def test_what_lies_far_behind_the_damage_is_saved_from_the_back(tmp_path: Path) -> None:
    path = open_history(tmp_path / "far").path
    for number in range(SESSIONS):
        note = f"the {number + 1}th"
        write_in(path, ByHand("Kept", START, 720_000, Feeling(number % 11, note), TIMELINE))
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE session SET id = id + 5000000 WHERE id > 100")
        database.commit()
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    of_the_90th = whole.index(b"the 90th") // PAGE
    sessions, _ = opened(tmp_path, garbled(whole, [of_the_90th], 1))
    saved = {one.id for one in sessions}
    assert {1, 2, 3} < saved
    assert 90 not in saved
    assert {5_000_198, 5_000_199, 5_000_200} < saved


@pytest.mark.parametrize("data", [b"SQLite format 3\0", b"no database" * 999, b"\0" * 9_999])
def test_what_is_no_database_at_all_is_begun_anew(data: bytes, tmp_path: Path) -> None:
    sessions, (notice,) = opened(tmp_path, data)
    assert sessions == ()
    assert "Nothing in it can be read, so a new one is begun; the damaged file is kept as" in notice


@settings(max_examples=15)
@given(data=st.data(), seed=st.integers(0, 99))
def test_whatever_is_broken_the_history_can_be_used(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, seed: int
) -> None:
    pages = data.draw(st.lists(st.integers(0, len(whole) // PAGE - 1), max_size=4))
    end = data.draw(st.sampled_from([len(whole), len(whole) - 1, len(whole) // 3, 100, 7]))
    folder = tmp_path_factory.mktemp("broken")
    sessions, _ = opened(folder, garbled(whole, pages, seed)[:end])
    number = write_in(folder / FILE, ByHand("After", START, 60_000, Feeling()))
    assert number not in {one.id for one in sessions}
    assert len(past_sessions(folder / FILE).sessions) == len(sessions) + 1


def test_only_what_cannot_be_read_of_a_row_is_left_out(tmp_path: Path) -> None:
    path = open_history(tmp_path).path
    for title in ("Good", "Bad", "Good too"):
        write_in(path, ByHand(title, START, 60_000, Feeling()))
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE session SET began = 'yesterday' WHERE id = 2")
    found = past_sessions(path)
    assert [one.title for one in found.sessions] == ["Good", "Good too"]
    assert found.notices == ("Session 2 cannot be read and is left out.",)


OPEN = """
import sys, pathlib
from aquatimer.devices.history import open_history
sys.stdin.readline()
print(*open_history(pathlib.Path(sys.argv[1])).notices)
"""


def test_of_several_who_find_the_damage_together_one_puts_it_right(
    whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(garbled(whole, [len(whole) // PAGE - 2], 1))
    others = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = [other.communicate("now\n")[0].strip() for other in others]
    assert [other.returncode for other in others] == [0, 0, 0]
    assert sorted(map(bool, told)) == [False, False, True]
    assert len(list(tmp_path.glob("history-damaged-*.sqlite3"))) == 1
    assert len(past_sessions(tmp_path / FILE).sessions) > SESSIONS // 2
