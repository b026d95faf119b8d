"""A recorded heart rate in a table, whatever its columns are called."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from aquatimer.importing.recorded import Raw, Recorded, date_at, looked_at, since_1970
from aquatimer.importing.steps import RefusedError
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds

_DELIMITERS = (";", "\t", ",")
_HEADING_WITHIN = 30
_LONGEST_CELL = 40
_BEATS = re.compile(r"(hr|heart ?rate|bpm|beats?|pulse?|puls|herzfrequenz|hf)\b.*")
_TIMES = (
    re.compile(r"(timestamp|date ?time|date time|utc|local time)\b.*"),
    re.compile(r"(time|elapsed|elapsed time|duration|zeit|uhrzeit)\b.*"),
    re.compile(r"(seconds|second|secs?|s|t|sekunden)\b.*"),
)
_NOT_BEATS = re.compile(r".*(zone|max|min|avg|average|limit|target|variability|hrv).*")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?")
_FIRST_DATE = 200_000_000
"""Seconds since 1970 from which a number is a date and not a time since the start."""
_FIRST_DATE_IN_MILLISECONDS = _FIRST_DATE * SECOND


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time in milliseconds; since 1970 where it `is_date`, in a zone that is told or not."""

    at: Milliseconds
    is_date: bool = False
    is_zoned: bool = False


def read_csv(data: bytes) -> Recorded:
    """Return the heart rate in a table of times and beats; raises RefusedError.

    The columns are found by their headings. A time is a date, `1:02:03` or a number of seconds;
    without such a column there is one reading a second.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise RefusedError("The file is no table, no TCX and no FIT recording.")
    table = _Table(text)
    first, recording, remarks = looked_at(table.readings())
    began = date_at(first, is_zoned=table.has_zone) if table.has_dates else None
    return Recorded(recording, began, remarks)


class _Table:
    """Knows its columns; once read, also what kind of times it has."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._columns = _columns(text)
        self.has_dates = False
        self.has_zone = False

    def readings(self) -> Iterator[Raw]:
        """Yield a reading for each line below the heading."""
        columns = self._columns
        rows = _rows(self._text, columns.delimiter)
        for number, row in enumerate(islice(rows, columns.heading + 1, None)):
            moment = _Moment(number * SECOND)
            if columns.time is not None:
                found = _moment(_cell(row, columns.time))
                if found is None:
                    yield Raw(0, None)
                    continue
                moment = found
            self.has_dates |= moment.is_date
            self.has_zone |= moment.is_zoned
            yield Raw(moment.at, _number(_cell(row, columns.beats)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where what is: the line of the heading, and the columns, between delimiters."""

    delimiter: str
    heading: int
    beats: int
    time: int | None


def _columns(text: str) -> _Columns:
    """Find the columns, between those delimiters that give both if there are any."""
    found = [one for delimiter in _DELIMITERS for one in _headings(text, delimiter)]
    if not found:
        raise RefusedError(
            "The table has no column of heart rates. Give it a heading: 'seconds' or 'time', and"
            " 'hr' or 'bpm'."
        )
    return next((one for one in found if one.time is not None), found[0])


def _headings(text: str, delimiter: str) -> Iterator[_Columns]:
    for number, row in enumerate(islice(_rows(text, delimiter), _HEADING_WITHIN)):
        names = [_plain(cell) for cell in row]
        beats = _first(names, _BEATS)
        if beats is not None:
            times = (_first(names, pattern) for pattern in _TIMES)
            time = next((one for one in times if one not in (None, beats)), None)
            yield _Columns(delimiter, number, beats, time)


def _rows(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as wrong:
        raise RefusedError(f"The file is no table: {wrong}.") from wrong


def _plain(cell: str) -> str:
    return re.sub(r"[\s_\-]+", " ", cell[:_LONGEST_CELL].strip().lower()).strip("\"'( ")


def _first(names: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    for index, name in enumerate(names):
        if pattern.fullmatch(name) and not _NOT_BEATS.fullmatch(name):
            return index
    return None


def _cell(row: Sequence[str], index: int) -> str:
    cell = row[index].strip() if index < len(row) else ""
    return cell if len(cell) <= _LONGEST_CELL else ""


def _number(text: str) -> float | None:
    text = text.replace(",", ".", 1)
    digits = text.replace(".", "", 1)
    return float(text) if digits.isascii() and digits.isdigit() else None


def _moment(text: str) -> _Moment | None:
    """Read a time: a number of seconds, a clock, or a date."""
    number = _number(text)
    if number is not None:
        return _from_number(number)
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups()[:3])
        parts = int((clock[4] or "0").ljust(3, "0")[:3])
        return _Moment(hours * HOUR + minutes * MINUTE + seconds * SECOND + parts)
    found = since_1970(text)
    return None if found is None else _Moment(found[0], is_date=True, is_zoned=found[1])


def _from_number(number: float) -> _Moment:
    if number >= _FIRST_DATE_IN_MILLISECONDS:
        return _Moment(round(number), is_date=True, is_zoned=True)
    is_date = number >= _FIRST_DATE
    return _Moment(round(number * SECOND), is_date=is_date, is_zoned=is_date)
