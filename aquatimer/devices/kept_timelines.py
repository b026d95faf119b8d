"""The timelines of sessions in the history; what was done again is kept only once."""

import sqlite3

from pydantic import TypeAdapter

from aquatimer.plan.timeline import Timeline

TIMELINE: TypeAdapter[Timeline] = TypeAdapter(Timeline)


def keep_timeline(database: sqlite3.Connection, timeline: Timeline) -> int:
    """Keep a timeline, unless the same is there already; return its number."""
    content = TIMELINE.dump_json(timeline).decode()
    database.execute("INSERT OR IGNORE INTO timeline (content) VALUES (?)", (content,))
    [(number,)] = database.execute(
        "SELECT id FROM timeline WHERE content = ?", (content,)
    ).fetchall()
    return int(number)


def kept_timeline(database: sqlite3.Connection, number: int) -> Timeline | None:
    """Return a timeline, None where it is lost; raises ValueError where it cannot be read."""
    row = database.execute("SELECT content FROM timeline WHERE id = ?", (number,)).fetchone()
    return None if row is None else TIMELINE.validate_json(row[0])


def forget_unused_timelines(database: sqlite3.Connection) -> None:
    """Delete the timelines that no session has."""
    database.execute(
        "DELETE FROM timeline WHERE id NOT IN"
        " (SELECT planned FROM session UNION SELECT timeline FROM session)"
    )
