"""What a recording has in it, as it stands there, and what is left of it when it is looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from aquatimer.importing.steps import RefusedError
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds, clock_text
from aquatimer.units.recording import BELIEVED, Reading, Recording

MOST_READINGS = 100_000
"""More than a day of them, one a second."""

_LONGEST = 24 * HOUR
_FEWEST = 2
_GAP = MINUTE
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DATES = range(1980, 3000)
"""Years in which a recording can have been made; clocks that were never set are in others."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording; `began` is None where the file has no dates, naive where it has no time zone.

    `remarks` are sentences about what was left out, and about what is not in it.
    """

    recording: Recording
    began: datetime | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """One line of a file: milliseconds since anything, and beats, None where there are none."""

    at: Milliseconds
    bpm: float | None


def since_1970(text: str) -> tuple[Milliseconds, bool] | None:
    """Read an ISO date: milliseconds, and whether it tells its time zone; None for no date."""
    try:
        found = datetime.fromisoformat(text)
        zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
        return (zoned - _EPOCH) // _MILLISECOND, found.tzinfo is not None
    except (ValueError, OverflowError):
        return None


def date_at(at: Milliseconds, *, is_zoned: bool) -> datetime | None:
    """Return the date so long after 1970, naive where no zone is told; None for no likely one."""
    try:
        date = _EPOCH + at * _MILLISECOND
    except OverflowError:
        return None
    return (date if is_zoned else date.replace(tzinfo=None)) if date.year in _DATES else None


def bounded(readings: Iterable[Raw]) -> Iterator[Raw]:
    """Yield readings up to the most there may be; raises RefusedError for more."""
    for number, reading in enumerate(readings, 1):
        if number > MOST_READINGS:
            raise RefusedError(
                f"The recording has more than {MOST_READINGS:,} readings, which is more than a day"
                " of them, one a second. Cut it down to the session."
            )
        yield reading


def looked_at(readings: Iterable[Raw]) -> tuple[Milliseconds, Recording, tuple[str, ...]]:
    """Return when the first believed reading is, the recording, and remarks; raises RefusedError.

    Readings that no heart has, and those whose clock goes back, are left out, and that is told.
    """
    kept, impossible, backwards = list[Reading](), 0, 0
    low, high = BELIEVED
    for raw in bounded(readings):
        if raw.bpm is None:
            continue
        if not low <= raw.bpm <= high:
            impossible += 1
        elif kept and raw.at <= kept[-1].at:
            backwards += raw.at < kept[-1].at
        else:
            kept.append(Reading(raw.at, round(raw.bpm)))
    _check(kept, impossible, backwards)
    first = kept[0].at
    recording = Recording(tuple(Reading(one.at - first, one.bpm) for one in kept))
    return first, recording, tuple(_remarks(recording, impossible, backwards))


def _check(kept: list[Reading], impossible: int, backwards: int) -> None:
    if len(kept) < _FEWEST:
        found = f" All {impossible:,} it has are beyond what a heart does." if impossible else ""
        raise RefusedError(
            f"There is no heart rate in the file.{found} Was the strap or the sensor on?"
        )
    if backwards > len(kept):
        raise RefusedError("The clock of the recording runs backwards. Export it again.")
    length = kept[-1].at - kept[0].at
    if length > _LONGEST:
        raise RefusedError(
            f"The recording goes over {length // HOUR:,} hours: its clock jumps, or it is not one"
            " session. Cut it down to the session."
        )


def _remarks(recording: Recording, impossible: int, backwards: int) -> Iterator[str]:
    if impossible:
        low, high = BELIEVED
        yield f"Left out {_readings(impossible)} outside {low} to {high} beats a minute."
    if backwards:
        yield f"Left out {_readings(backwards)} where the clock of the recording goes back."
    gaps = [later.at - here.at for here, later in pairwise(recording.readings)]
    long = sum(gap for gap in gaps if gap >= _GAP)
    if long:
        yield f"There is no heart rate for {clock_text(long // SECOND * SECOND)} of the recording."


def _readings(count: int) -> str:
    return "one reading" if count == 1 else f"{count:,} readings"
