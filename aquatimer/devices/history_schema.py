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
# `planned` and `timeline` are numbers of timelines: the same workout done a hundred times is there
# once, and what is read of each session is short. Without a plan `planned_ms` is NULL.
_SHORT = """
CREATE TABLE timeline (id INTEGER PRIMARY KEY, content TEXT NOT NULL UNIQUE);
INSERT OR IGNORE INTO timeline (content) SELECT planned FROM session;
INSERT OR IGNORE INTO timeline (content) SELECT timeline FROM session;
CREATE TABLE short_session (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    athlete TEXT,
    verbosity TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    planned INTEGER NOT NULL REFERENCES timeline,
    planned_ms INTEGER CHECK (planned_ms >= 0),
    timeline INTEGER NOT NULL REFERENCES timeline,
    position_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    seen TEXT NOT NULL,
    open_stretch TEXT,
    done_ms INTEGER CHECK (done_ms >= 0),
    rpe INTEGER CHECK (rpe BETWEEN 0 AND 10),
    note TEXT
);
INSERT INTO short_session
    SELECT id, name, title, athlete, verbosity, began, ended, outcome,
        (SELECT timeline.id FROM timeline WHERE content = session.planned),
        CASE WHEN json_valid(planned) THEN
            json_extract(planned, '$.segments[#-1].start')
            + json_extract(planned, '$.segments[#-1].duration')
        END,
        (SELECT timeline.id FROM timeline WHERE content = session.timeline),
        position_ms, state, seen, open_stretch, done_ms, rpe, note
    FROM session;
DROP TABLE session;
ALTER TABLE short_session RENAME TO session;
DROP INDEX stretch_of;
CREATE INDEX stretch_of ON stretch (session, done_ms);
"""
_STEPS = (_FIRST, _FELT, _RECORDED, _SHORT)

VERSION = len(_STEPS)
"""What `PRAGMA user_version` says of a history of this version of the program."""


class NewerHistoryError(Exception):
    """The history was written by a newer version of the program."""


def bring_up_to_date(database: sqlite3.Connection, goal: int = VERSION) -> None:
    """Make the tables, or take each step that an earlier version lacks, each whole or not at all.

    The connection must be in autocommit. Raises NewerHistoryError, and leaves such a history alone.
    """
    while (version := version_of(database)) < goal:
        database.execute("BEGIN IMMEDIATE")
        with database:  # commits, or rolls back where a statement fails
            if version_of(database) == version:  # nobody else has taken this step meanwhile
                _take(database, version)
    if version > VERSION:
        raise NewerHistoryError(
            f"it was written by a newer aquatimer (format {version}, this one knows {VERSION})"
        )


def version_of(database: sqlite3.Connection) -> int:
    """Return which version of the program a history is of, 0 where it has no tables yet."""
    [version] = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _take(database: sqlite3.Connection, version: int) -> None:
    for statement in filter(str.strip, _STEPS[version].split(";")):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {version + 1}")
