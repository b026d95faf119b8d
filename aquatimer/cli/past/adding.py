"""Sessions written into the history by hand."""

import argparse
import re
from datetime import date, datetime, time, timedelta

from aquatimer.cli.athletes import asked_profile, name_in_history
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.past import typed
from aquatimer.cli.past.opening import opened_history
from aquatimer.cli.past.texts import minutes_text
from aquatimer.devices.history import Feeling
from aquatimer.devices.past_sessions import ByHand, write_in
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import HOUR, MINUTE, Milliseconds

_NOON = time(12)
_FIRST_YEAR = 1900
_LONGEST = 24 * HOUR
_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_DAYS_AGO = {"today": 0, "yesterday": 1}


def add_by_hand(chosen: argparse.Namespace, now: datetime) -> int:
    """Write a session down that was done without the program."""
    timeline = _timeline(chosen)
    done = _minutes(chosen.minutes) if chosen.minutes else timeline.total if timeline else 0
    if not done:
        raise WrongInputError(
            "how long it was has to be said: add --minutes 45. Only a workout of the library"
            " has a length of its own."
        )
    title = timeline.title if timeline else typed.one_line(chosen.session)
    began = _moment(chosen.date, now)
    if chosen.athlete is not None:
        asked_profile(chosen.athlete)
    entry = ByHand(
        *(title, began, done, Feeling(chosen.rpe, typed.note(chosen.note)), timeline),
        athlete=name_in_history(chosen.athlete),
    )
    number = write_in(opened_history(), entry)
    tell(f"Wrote down session {number}: {title}, {minutes_text(done)} on {began:%a %Y-%m-%d}.")
    return 0


def _timeline(chosen: argparse.Namespace) -> Timeline | None:
    """Return the workout that is meant; a text that is no name and no path is a title."""
    from aquatimer.cli.finding import asked_file
    from aquatimer.cli.reading import asked_timeline

    text = chosen.session.strip()
    if not text:
        raise WrongInputError('what was done? Write aquatimer history add "Easy hour" --minutes 60')
    try:
        asked_file(text)
    except WrongInputError:
        # A word that could be a name is one that was mistyped, unless the length shows otherwise.
        if text.endswith(".aqua") or (_NAME.fullmatch(text) and not chosen.minutes):
            raise
        if chosen.choices:
            raise
        return None
    chosen.workout = text
    chosen.hr_max = None
    return asked_timeline(chosen)


def _minutes(text: str) -> Milliseconds:
    """Read `45`, `45.5` or `1:15:00`."""
    from aquatimer.cli.arguments import written_time

    plain = text.replace(".", "", 1)
    if plain.isascii() and plain.isdigit() and len(text) <= len("1440.00"):
        done: Milliseconds | None = round(float(text) * MINUTE)
    else:
        done = written_time(text)
    if done is None or not 0 < done <= _LONGEST:
        raise WrongInputError(
            f"'--minutes {text}' is no length of a session. Write --minutes 45 or 1:15:00."
        )
    return done


def _moment(text: str, now: datetime) -> datetime:
    """Read `today`, `yesterday`, `2026-11-20` or `2026-11-20 18:30`, where the runner is."""
    try:
        moment = _written(text.strip(), now)
    except (ValueError, OverflowError, OSError) as wrong:
        raise WrongInputError(
            f"'--date {text}' is no date. Write today, yesterday, 2026-11-20 or '2026-11-20 18:30'."
        ) from wrong
    if moment > now:
        raise WrongInputError(f"'--date {text}' is still to come. The history is of what was done.")
    return moment


def _written(text: str, now: datetime) -> datetime:
    day = _day(text, now.date())
    if day == now.date():
        return now
    moment = datetime.fromisoformat(text) if day is None else datetime.combine(day, _NOON)
    if moment.year < _FIRST_YEAR:
        raise ValueError(text)
    return moment.astimezone()


def _day(text: str, today: date) -> date | None:
    """Read a day without a time of day; None for anything else."""
    if text.lower() in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[text.lower()])
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
