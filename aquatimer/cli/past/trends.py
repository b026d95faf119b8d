"""The same workout time after time: what was done of it, how hard it felt, what the heart did."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.past.documents import SessionDocument, session_document
from aquatimer.cli.past.opening import all_sessions, opened_history, sessions_of
from aquatimer.cli.past.texts import console, date_text, load_text, minutes_text
from aquatimer.cli.past.weeks import load_of
from aquatimer.devices.attached import attached_to
from aquatimer.devices.past_sessions import PastSession
from aquatimer.plan.heart_rate import ZoneTimes, heart_rate, holds

_HARD_FROM = 4
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FULL = len(_EIGHTHS) - 1
_HEIGHT = 4
_COLUMN = 4
_HARDEST = 10


@dataclass(frozen=True, slots=True)
class Time:
    """One time that the workout was done; `zones` is None where no recording is attached."""

    session: PastSession
    zones: ZoneTimes | None

    @property
    def share(self) -> int | None:
        """How much of the plan was done, in percent."""
        planned = self.session.planned
        return 100 * self.session.done // planned if planned else None

    @property
    def hard_ms(self) -> int | None:
        """How long the heart was in zones 4 and 5."""
        return None if self.zones is None else sum(self.zones.zones[_HARD_FROM:])


class TimeDocument(BaseModel):
    """One time in `history trend --json`; zones as in `history show --json`."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    session: SessionDocument
    done_percent: int | None
    zones_ms: tuple[int, ...] | None


class TrendDocument(BaseModel):
    """What `history trend --json` prints, in order of time."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: Literal["aquatimer.trend/1"] = "aquatimer.trend/1"
    workout: str
    times: tuple[TimeDocument, ...]


def show_trend(chosen: argparse.Namespace) -> int:
    """Print every time a workout was done, for people or for programs."""
    path = opened_history()
    times = times_of(path, sessions_of(all_sessions(path), chosen.athlete), chosen.workout)
    if chosen.json:
        sys.stdout.write(trend_json(chosen.workout, times) + "\n")
    else:
        print_trend(times, console())
    return 0


def times_of(path: Path, sessions: Sequence[PastSession], workout: str) -> tuple[Time, ...]:
    """Return every time a workout was done, by its name or its title.

    Raises WrongInputError where it never was.
    """
    asked = workout.casefold()
    found = [one for one in sessions if asked in (one.name.casefold(), one.title.casefold())]
    if not found:
        done = sorted({one.name or one.title for one in sessions})
        known = f" What was: {', '.join(done)}." if done else ""
        raise WrongInputError(f"'{workout}' was never done.{known}")
    return tuple(Time(one, _zones(path, one)) for one in found)


def trend_json(workout: str, times: Sequence[Time]) -> str:
    """Return the trend as indented JSON, without a newline at its end."""
    document = TrendDocument(
        workout=workout,
        times=tuple(
            TimeDocument(
                session=session_document(one.session),
                done_percent=one.share,
                zones_ms=None if one.zones is None else one.zones.zones,
            )
            for one in times
        ),
    )
    return document.model_dump_json(indent=2)


def print_trend(times: Sequence[Time], out: Console) -> None:
    """Print the times as a table, and small plots of as many of the last as there is room for."""
    out.print(Text(times[-1].session.title, style="bold"))
    out.print()
    out.print(_table(times))
    shown = times[-max(out.width // (_COLUMN + 1), 1) :]
    plots: tuple[tuple[str, Callable[[Time], float | None], float | None], ...] = (
        ("done, %", lambda one: one.share, 100),
        ("RPE", lambda one: one.session.rpe, _HARDEST),
        ("load", lambda one: load_of(one.session), None),
        ("min in zones 4-5", lambda one: _minutes(one.hard_ms), None),
    )
    for caption, value, top in plots:
        values = [value(one) for one in shown]
        if any(one is not None for one in values):
            out.print()
            out.print(Text(caption, style="dim"))
            for line in _plot(values, top):
                out.print(Text(line))


def _zones(path: Path, session: PastSession) -> ZoneTimes | None:
    attached = attached_to(path, session.id) if session.has_recording else None
    if attached is None:
        return None
    return heart_rate(holds(attached.recording), attached.heart.hr_max).times


def _table(times: Sequence[Time]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("began", no_wrap=True)
    for heading in ("done", "share", "RPE", "load", "zones 4-5"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("note")
    for one in times:
        session = one.session
        table.add_row(
            *map(Text, (str(session.id), date_text(session), minutes_text(session.done))),
            Text("" if one.share is None else f"{one.share} %"),
            Text("-" if session.rpe is None else str(session.rpe)),
            Text(load_text(load_of(session))),
            Text("" if one.hard_ms is None else minutes_text(one.hard_ms)),
            Text(session.note or ""),
        )
    return table


def _minutes(time: int | None) -> float | None:
    return None if time is None else time / 60_000


def _plot(values: Sequence[float | None], top: float | None) -> Iterator[str]:
    """Yield lines of columns with their figures below, the first value at the left."""
    highest = max([top or 0, *(one for one in values if one is not None)]) or 1
    for line in range(_HEIGHT):
        floor = (_HEIGHT - 1 - line) * _FULL
        bars = ""
        for value in values:
            filled = round((value or 0) / highest * _HEIGHT * _FULL) - floor
            bars += " " + _EIGHTHS[min(max(filled, 0), _FULL)] * (_COLUMN - 1) + " "
        yield bars.rstrip()
    yield "".join(
        f"{'-' if one is None else f'{one:.0f}':^{_COLUMN + 1}}" for one in values
    ).rstrip()
