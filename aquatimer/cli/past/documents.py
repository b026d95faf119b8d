"""The history for programs and spreadsheets: `history --json` and `--csv`."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from io import StringIO
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aquatimer.cli.past.weeks import Week, load_of, local, weeks_of
from aquatimer.devices.attached import Attached
from aquatimer.devices.past_sessions import PastSession
from aquatimer.export.table import harmless
from aquatimer.plan.heart_rate import HeartRate, heart_rate, heart_rate_of_laps, holds
from aquatimer.plan.laps import Lap
from aquatimer.plan.training_load import Sex, banister_load, edwards_load

_INDENT = 2
CSV_COLUMNS = (
    "id",
    "began",
    "athlete",
    "name",
    "title",
    "outcome",
    "planned_ms",
    "done_ms",
    "rpe",
    "load",
    "note",
)


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class SessionDocument(_Document):
    """One session; `began` has the offset of the time zone, null stands for what is not known."""

    id: int
    began: datetime
    ended: datetime | None
    athlete: str | None
    name: str | None
    title: str
    outcome: Literal["finished", "stopped", "cut-off", "by-hand"] | None
    planned_ms: int | None
    done_ms: int
    rpe: int | None
    load: float | None
    note: str | None
    has_recording: bool


class WeekDocument(_Document):
    """A week from its Monday on; `load` is without the `unrated` sessions."""

    monday: date
    is_over: bool
    sessions: int
    done_ms: int
    load: float
    unrated: int
    monotony: float | None
    strain: float | None


class HistoryDocument(_Document):
    """What `history --json` prints, both lists in order of time."""

    format: Literal["aquatimer.history/1"] = "aquatimer.history/1"
    sessions: tuple[SessionDocument, ...]
    weeks: tuple[WeekDocument, ...]


class HeartRateDocument(_Document):
    """A stretch of a recording: below zone 1 and zones 1 to 5, and what is not known."""

    zones_ms: tuple[int, ...]
    unread_ms: int
    mean: int | None
    peak: int | None


class RecordingDocument(_Document):
    """The recording beside a session, with what was known of the heart, and the loads."""

    file: str
    offset_ms: int
    hr_max: int
    hr_rest: int | None
    sex: Sex | None
    whole: HeartRateDocument
    edwards: float
    banister: float | None


class LapDocument(_Document):
    """One stretch that was done; `spans_ms` are its times after the start of the session."""

    effort: str
    label: str | None
    rounds: tuple[tuple[int, int], ...]
    done_ms: int
    spans_ms: tuple[tuple[int, int], ...]
    heart_rate: HeartRateDocument | None


class OneSessionDocument(_Document):
    """What `history show --json` prints."""

    format: Literal["aquatimer.session/1"] = "aquatimer.session/1"
    session: SessionDocument
    laps: tuple[LapDocument, ...]
    recording: RecordingDocument | None


def history_json(sessions: Sequence[PastSession], now: datetime, zone: tzinfo | None = None) -> str:
    """Return the history as indented JSON, without a newline at its end."""
    weeks = weeks_of(sessions, now, zone) if sessions else ()
    document = HistoryDocument(
        sessions=tuple(session_document(one, zone) for one in sessions),
        weeks=tuple(map(_week, weeks)),
    )
    return document.model_dump_json(indent=_INDENT)


def session_json(
    session: PastSession,
    laps: Sequence[Lap],
    attached: Attached | None,
    zone: tzinfo | None = None,
) -> str:
    """Return one session as indented JSON, without a newline at its end."""
    rates: Sequence[HeartRate | None] = [None] * len(laps)
    if attached is not None:
        held = tuple(holds(attached.recording, attached.offset))
        rates = heart_rate_of_laps(laps, held, attached.heart.hr_max)
    document = OneSessionDocument(
        session=session_document(session, zone),
        laps=tuple(_lap(lap, rate) for lap, rate in zip(laps, rates, strict=True)),
        recording=None if attached is None else _recording(attached),
    )
    return document.model_dump_json(indent=_INDENT)


def history_csv(sessions: Sequence[PastSession], zone: tzinfo | None = None) -> str:
    """Return the sessions as CSV with a heading; a text that looks like a formula is harmless."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for session in sessions:
        told = session_document(session, zone).model_dump(mode="json")
        cells = ["" if told[name] is None else told[name] for name in CSV_COLUMNS]
        writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in cells)
    return out.getvalue()


def loads_of(attached: Attached) -> tuple[HeartRate, float, float | None]:
    """Return the whole heart rate, Edwards' load, and Banister's where enough is known for it."""
    held, heart = tuple(holds(attached.recording)), attached.heart
    whole = heart_rate(held, heart.hr_max)
    banister = None
    if heart.hr_rest is not None and heart.sex is not None:
        banister = banister_load(held, hr_max=heart.hr_max, hr_rest=heart.hr_rest, sex=heart.sex)
    return whole, edwards_load(whole.times), banister


def session_document(session: PastSession, zone: tzinfo | None = None) -> SessionDocument:
    """Return what the documents say of a session."""
    return SessionDocument(
        id=session.id,
        began=local(session.began, zone),
        ended=None if session.ended is None else local(session.ended, zone),
        athlete=session.athlete,
        name=session.name or None,
        title=session.title,
        outcome=None if session.outcome is None else session.outcome.value,
        planned_ms=session.planned,
        done_ms=session.done,
        rpe=session.rpe,
        load=_rounded(load_of(session)),
        note=session.note,
        has_recording=session.has_recording,
    )


def _week(week: Week) -> WeekDocument:
    foster = week.foster
    return WeekDocument(
        monday=week.days[0].date,
        is_over=week.is_over,
        sessions=len(week.sessions),
        done_ms=week.done,
        load=round(week.load, 1),
        unrated=week.unrated,
        monotony=None if foster is None else _rounded(foster.monotony),
        strain=None if foster is None else _rounded(foster.strain),
    )


def _lap(lap: Lap, rate: HeartRate | None) -> LapDocument:
    return LapDocument(
        effort=lap.effort.name,
        label=lap.label,
        rounds=lap.rounds,
        done_ms=lap.duration,
        spans_ms=tuple((span.start, span.end) for span in lap.spans),
        heart_rate=None if rate is None else _heart_rate(rate),
    )


def _recording(attached: Attached) -> RecordingDocument:
    whole, edwards, banister = loads_of(attached)
    return RecordingDocument(
        file=attached.file,
        offset_ms=attached.offset,
        hr_max=attached.heart.hr_max,
        hr_rest=attached.heart.hr_rest,
        sex=attached.heart.sex,
        whole=_heart_rate(whole),
        edwards=round(edwards, 1),
        banister=_rounded(banister),
    )


def _heart_rate(rate: HeartRate) -> HeartRateDocument:
    return HeartRateDocument(
        zones_ms=rate.times.zones, unread_ms=rate.times.unread, mean=rate.mean, peak=rate.peak
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
