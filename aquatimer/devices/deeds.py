"""The sessions that were done to their end, as training plans count them."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from aquatimer.devices.past_sessions import history_of
from aquatimer.plan.training import Deed

_OPTIONS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, int])


def deeds_in(path: Path, workouts: Iterable[str], athlete: str | None) -> Sequence[Deed]:
    """Return what an athlete did of workouts to its end, live or by hand, in the order of time.

    Days are those on which it began, in local time, counted as `datetime.date.toordinal` does. What
    cannot be read counts for nothing. Raises HistoryUnusableError.
    """
    with history_of(path, "Reading the history") as database:
        rows = database.execute(
            "SELECT name, began, json_extract(content, '$.options')"
            " FROM session JOIN timeline ON timeline.id = session.timeline"
            " WHERE outcome IN ('finished', 'by-hand') AND athlete IS ? AND json_valid(content)"
            " AND name IN (SELECT value FROM json_each(?)) ORDER BY began",
            (athlete, json.dumps(list(workouts))),
        ).fetchall()
    deeds = []
    for name, began, options in rows:
        try:
            deeds.append(Deed(name, _day(began), _OPTIONS.validate_json(options)))
        except (ValidationError, ValueError):
            continue
    return tuple(deeds)


def _day(began: str) -> int:
    return datetime.fromisoformat(began).astimezone().toordinal()
