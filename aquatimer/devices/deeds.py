"""The sessions that were done to their end, as training plans count them."""

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from aquatimer.devices.history import FILE, TIMELINE, connect
from aquatimer.plan.training import Deed


def deeds_in(folder: Path) -> Sequence[Deed]:
    """Return what was done to its end, live or by hand, in the order of days, in local time.

    Days are counted as `datetime.date.toordinal` does. Raises sqlite3.Error.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    with contextlib.closing(connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, began, timeline FROM session"
            " WHERE outcome IN ('finished', 'by-hand') ORDER BY began"
        ).fetchall()
    return tuple(
        Deed(name, _day(began), TIMELINE.validate_json(timeline).options)
        for name, began, timeline in rows
    )


def _day(began: str) -> int:
    return datetime.fromisoformat(began).astimezone().toordinal()
