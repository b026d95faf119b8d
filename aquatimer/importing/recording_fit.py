"""A recorded activity in FIT, as watches keep it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from aquatimer.importing.fit_decoding import fit_messages
from aquatimer.importing.recorded import Raw, Recorded, looked_at
from aquatimer.importing.steps import RefusedError
from aquatimer.units.durations import SECOND
from aquatimer.units.fit import TIMESTAMP, WORKOUT_FILE, FileId, Message, RecordField

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
"""When the seconds of FIT begin."""

_WANTED = frozenset({Message.FILE_ID, Message.RECORD})


def read_fit_recording(data: bytes) -> Recorded:
    """Return the heart rate in an activity; raises RefusedError."""
    first, recording, remarks = looked_at(_readings(data))
    return Recorded(recording, EPOCH + timedelta(milliseconds=first), remarks)


def _readings(data: bytes) -> Iterator[Raw]:
    for message, fields in fit_messages(data, _WANTED):
        if message == Message.FILE_ID and fields.get(FileId.TYPE) == WORKOUT_FILE:
            raise RefusedError(
                "The FIT file is a workout, not a recording. 'aquatimer import' takes workouts."
            )
        at, bpm = fields.get(TIMESTAMP), fields.get(RecordField.HEART_RATE)
        if message == Message.RECORD and isinstance(at, int):
            yield Raw(at * SECOND, bpm if isinstance(bpm, int) else None)
