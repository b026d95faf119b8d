"""The tables of the history, and the steps that bring those of an earlier version up to date."""

import sqlite3

_FIRST = """
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    verbosity TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    planned TEXT NOT NULL,
    timeline TEXT NOT NULL,
    position_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    seen TEXT NOT NULL,
    open_stretch TEXT
);
CREATE TABLE moment (
    session INTEGER NOT NULL REFERENCES session,
    at TEXT NOT NULL,
    position_ms INTEGER NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL,
    away_seconds REAL
);
CREATE TABLE stretch (
    session INTEGER NOT NULL REFERENCES session,
    start_ms INTEGER NOT NULL,
    planned_ms INTEGER NOT NULL,
    done_ms INTEGER NOT NULL,
    effort TEXT NOT NULL,
    phase TEXT NOT NULL,
    label TEXT,
    rounds TEXT NOT NULL
);
CREATE INDEX moment_of ON moment (session);
CREATE INDEX stretch_of ON stretch (session);
"""
# `done_ms` is what was told of a session written in by hand; of a live one the stretches tell it.
_FELT = """
ALTER TABLE session ADD COLUMN athlete TEXT;
ALTER TABLE session ADD COLUMN rpe INTEGER CHECK (rpe BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN note TEXT;
ALTER TABLE session ADD COLUMN done_ms INTEGER CHECK (done_ms >= 0);
"""
# `offset_ms` is where the first reading is, after the session's start.
_RECORDED = """
CREATE TABLE recording (
    session INTEGER PRIMARY KEY REFERENCES session,
    file TEXT NOT NULL,
    offset_ms INTEGER NOT NULL,
    readings TEXT NOT NULL,
    hr_max INTEGER NOT NULL,
    hr_rest INTEGER,
    sex TEXT
);
"""
_STEPS = (_FIRST, _FELT, _RECORDED)

VERSION = len(_STEPS)
"""What `PRAGMA user_version` says of a history of this version of the program."""


class NewerHistoryError(Exception):
    """The history was written by a newer version of the program."""


def bring_up_to_date(database: sqlite3.Connection) -> None:
    """Make the tables, or take each step that an earlier version lacks, each whole or not at all.

    The connection must be in autocommit. Raises NewerHistoryError, and leaves such a history alone.
    """
    while (version := _version(database)) < VERSION:
        database.execute("BEGIN IMMEDIATE")
        with database:  # commits, or rolls back where a statement fails
            if _version(database) == version:  # nobody else has taken this step meanwhile
                _take(database, version)
    if version > VERSION:
        raise NewerHistoryError(
            f"it was written by a newer aquatimer (format {version}, this one knows {VERSION})"
        )


def _version(database: sqlite3.Connection) -> int:
    [version] = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _take(database: sqlite3.Connection, version: int) -> None:
    for statement in filter(str.strip, _STEPS[version].split(";")):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {version + 1}")
