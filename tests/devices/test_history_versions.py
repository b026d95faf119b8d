"""Histories of earlier versions of the program are taken along without a loss."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from aquatimer.devices.history import FILE, HistoryUnusableError, cut_off, open_history
from aquatimer.devices.history_schema import VERSION

FIRST_VERSION = (Path(__file__).parent / "history-1.sql").read_text(encoding="utf-8")
TABLES = ("session", "moment", "stretch")
PLANNED = [240_000, 240_000]


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    with contextlib.closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.executescript(FIRST_VERSION)
    return tmp_path


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    with contextlib.closing(sqlite3.connect(folder / FILE)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]  # noqa: S608 - TABLES


def test_a_history_of_the_first_version_is_taken_along_without_a_loss(earlier: Path) -> None:
    before = {table: rows(earlier, table) for table in TABLES}
    assert open_history(earlier).notices == ()
    after = {table: rows(earlier, table) for table in TABLES}
    assert [len(after[table]) for table in TABLES] == [2, 4, 2]
    kept = {row["id"]: row["content"] for row in rows(earlier, "timeline")}
    for session in after["session"]:
        session |= {name: kept[session[name]] for name in ("planned", "timeline")}
    for table in TABLES:
        for old, new in zip(before[table], after[table], strict=True):
            assert new.items() >= old.items()
    assert [row["planned_ms"] for row in after["session"]] == PLANNED
    assert [row["rpe"] for row in after["session"]] == [None, None]
    found = cut_off(earlier / FILE)
    assert found is not None
    assert (found.session, found.title, found.position) == (2, "Kept", 61_500)


def test_it_is_of_this_version_then_and_opening_it_again_changes_nothing(earlier: Path) -> None:
    open_history(earlier)
    once = [rows(earlier, table) for table in TABLES]
    open_history(earlier)
    assert [rows(earlier, table) for table in TABLES] == once
    with contextlib.closing(sqlite3.connect(earlier / FILE)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_step_that_fails_leaves_everything_as_it_was(earlier: Path) -> None:
    with contextlib.closing(sqlite3.connect(earlier / FILE)) as database:
        database.execute("ALTER TABLE session ADD COLUMN note TEXT")
    before = rows(earlier, "session")
    with pytest.raises(HistoryUnusableError, match="duplicate column name: note"):
        open_history(earlier)
    assert rows(earlier, "session") == before
    with contextlib.closing(sqlite3.connect(earlier / FILE)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_damaged_one_of_the_first_version_is_saved_and_taken_along(earlier: Path) -> None:
    path = earlier / FILE
    with contextlib.closing(sqlite3.connect(path)) as database:
        [(root,)] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'stretch'")
        [(page,)] = database.execute("PRAGMA page_size")
    content = bytearray(path.read_bytes())
    content[(root - 1) * page : root * page] = b"\xa5" * page
    path.write_bytes(content)
    (notice,) = open_history(earlier).notices
    assert "2 sessions in it could be read" in notice
    assert [row["planned_ms"] for row in rows(earlier, "session")] == PLANNED
    assert rows(earlier, "stretch") == []
    found = cut_off(path)
    assert found is not None
    assert found.title == "Kept"
