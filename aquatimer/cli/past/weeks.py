"""The sessions of the history by days and weeks, as they were where the runner was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from aquatimer.devices.past_sessions import PastSession
from aquatimer.plan.training_load import DAYS, WeekLoad, session_load, week_load
from aquatimer.units.durations import Milliseconds

_WEEK = timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day; `load` counts the sessions whose RPE is known."""

    date: date
    sessions: tuple[PastSession, ...]

    @property
    def done(self) -> Milliseconds:
        """How long it was in all."""
        return sum(session.done for session in self.sessions)

    @property
    def load(self) -> float:
        """RPE times minutes."""
        return sum(load_of(session) or 0 for session in self.sessions)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday on; `is_over` once the last of them is."""

    days: tuple[Day, ...]
    is_over: bool

    @property
    def sessions(self) -> tuple[PastSession, ...]:
        """All of the week, in order."""
        return tuple(session for day in self.days for session in day.sessions)

    @property
    def done(self) -> Milliseconds:
        """How long they were in all."""
        return sum(day.done for day in self.days)

    @property
    def unrated(self) -> int:
        """How many sessions have no RPE, and so no load."""
        return sum(session.rpe is None for session in self.sessions)

    @property
    def load(self) -> float:
        """The load of the sessions whose RPE is known."""
        return sum(day.load for day in self.days)

    @property
    def foster(self) -> WeekLoad | None:
        """Monotony and strain; None before the week is over and where an RPE is missing."""
        if not self.is_over or self.unrated:
            return None
        return week_load([day.load for day in self.days])


def load_of(session: PastSession) -> float | None:
    """Return the load of a session, None where its RPE is not known."""
    return None if session.rpe is None else session_load(session.rpe, session.done)


def local(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """Return a moment where the runner is, or in another time zone."""
    return moment.astimezone(zone)


def weeks_of(
    sessions: Sequence[PastSession], now: datetime, zone: tzinfo | None = None
) -> tuple[Week, ...]:
    """Return the weeks from the first session to now, those without a session among them."""
    by_date: dict[date, list[PastSession]] = {}
    for session in sessions:
        by_date.setdefault(local(session.began, zone).date(), []).append(session)
    today = local(now, zone).date()
    monday, last = _monday(min(by_date, default=today)), max([today, *by_date])
    found = []
    while monday <= last:
        dates = [monday + timedelta(days=number) for number in range(DAYS)]
        days = tuple(Day(one, tuple(by_date.get(one, ()))) for one in dates)
        found.append(Week(days, is_over=monday + _WEEK <= today))
        monday += _WEEK
    return tuple(found)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
