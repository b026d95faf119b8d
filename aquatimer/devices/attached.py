"""Recordings of the heart rate that are kept beside a session of the history."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from aquatimer.devices.history import HistoryUnusableError
from aquatimer.devices.past_sessions import history_of
from aquatimer.plan.training_load import Sex
from aquatimer.units.durations import Milliseconds
from aquatimer.units.recording import Recording


@dataclass(frozen=True, slots=True)
class Heart:
    """What is known of the runner's heart: the maximum in water, and for Banister's load more."""

    hr_max: int
    hr_rest: int | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A recording that begins `offset` milliseconds after its session; `file` is its name."""

    file: str
    offset: Milliseconds
    recording: Recording
    heart: Heart


_RECORDING: TypeAdapter[Recording] = TypeAdapter(Recording)
_HEART: TypeAdapter[Heart] = TypeAdapter(Heart)


def attach(path: Path, number: int, attached: Attached) -> None:
    """Keep a recording beside a session, in the place of one before it.

    Raises HistoryUnusableError.
    """
    readings = _RECORDING.dump_json(attached.recording).decode()
    heart = attached.heart
    with history_of(path, "Keeping the recording") as database:
        database.execute(
            "INSERT OR REPLACE INTO recording VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, attached.file, attached.offset, readings),
                *(heart.hr_max, heart.hr_rest, heart.sex),
            ),
        )


def attached_to(path: Path, number: int) -> Attached | None:
    """Return the recording beside a session, None where there is none.

    Raises HistoryUnusableError.
    """
    with history_of(path, "Reading the recording") as database:
        row = database.execute("SELECT * FROM recording WHERE session = ?", (number,)).fetchone()
    return None if row is None else _read(row)


def _read(row: sqlite3.Row) -> Attached:
    try:
        return Attached(
            str(row["file"]),
            int(row["offset_ms"]),
            _RECORDING.validate_json(row["readings"]),
            _HEART.validate_python({key: row[key] for key in ("hr_max", "hr_rest", "sex")}),
        )
    except (ValidationError, ValueError) as error:
        raise HistoryUnusableError(
            f"The recording of session {row['session']} is damaged. Attach it again."
        ) from error
