"""The history in the terminal: a table of sessions, and a calendar of weeks with their loads."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aquatimer.cli.past.documents import history_csv, history_json
from aquatimer.cli.past.listing import listing
from aquatimer.cli.past.opening import all_sessions, opened_history, sessions_of, tell_of_others
from aquatimer.cli.past.texts import console, load_text, minutes_text
from aquatimer.cli.past.weeks import Day, Week, weeks_of
from aquatimer.devices.past_sessions import PastSession
from aquatimer.plan.palette import BACKGROUND
from aquatimer.units.durations import MINUTE

USUAL_WEEKS = 8

_SHADES = ("#4aa3ff", "#25dcae", "#f7e04c", "#ff9a3c", "#ff4468")
_SHADE_EVERY = 150
"""The load of a day from which it has the next shade: half an hour at RPE 5."""

_MOST_LISTED = 6
_ROOMY = 100
"""How wide a terminal is in which the calendar has room between its days."""

LOAD = "load: RPE times minutes done, added up; a session without an RPE is not in it."
MONOTONY = (
    "monotony: how alike the seven days are, their mean load through their standard deviation;"
    " above 2 there is hardly an easy day."
)
STRAIN = "strain: load times monotony; high where much was done and every day was alike."


def show_history(chosen: argparse.Namespace, now: datetime) -> int:
    """Print the history of the athlete who was asked for, for people or for programs."""
    everybodys = all_sessions(opened_history())
    sessions = sessions_of(everybodys, chosen.athlete)
    tell_of_others(everybodys, chosen.athlete)
    if chosen.json:
        sys.stdout.write(history_json(sessions, now) + "\n")
    elif chosen.csv:
        sys.stdout.write(history_csv(sessions))
    else:
        weeks = None if chosen.all else chosen.weeks or USUAL_WEEKS
        print_history(sessions, now, out=console(), weeks=weeks)
    return 0


def print_history(
    sessions: Sequence[PastSession],
    now: datetime,
    *,
    out: Console,
    weeks: int | None = USUAL_WEEKS,
    zone: tzinfo | None = None,
) -> None:
    """Print the sessions of the last weeks, or of all, and the calendar with its loads."""
    if not sessions:
        out.print("Nothing has been done yet. Start with: aquatimer start springboard")
        return
    calendar = weeks_of(sessions, now, zone)
    shown = calendar if weeks is None else calendar[-weeks:]
    listed = [session for week in shown for session in week.sessions]
    older = len(sessions) - len(listed)
    if listed:
        heading, *lines = listing(listed, width=out.width if out.is_terminal else None, zone=zone)
        out.print(Text(heading, style="bold"), soft_wrap=True)
        out.file.write("".join(f"{line}\n" for line in lines))
        out.print()
    out.print(_calendar(shown, is_roomy=out.width >= _ROOMY))
    out.print()
    for sentence in (_days(out), *_missing(shown), LOAD, MONOTONY, STRAIN):
        out.print(Text(sentence, style="dim"))
    if older:
        told = "one session" if older == 1 else f"{older} sessions"
        out.print(Text(f"Older: {told}. 'aquatimer history --all' shows everything.", style="dim"))


def _calendar(weeks: Sequence[Week], *, is_roomy: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1) if is_roomy else (0, 1, 0, 0))
    table.add_column("week of", no_wrap=True)
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        table.add_column(day, justify="right", no_wrap=True)
    for heading in ("done", "load", "monotony", "strain"):
        table.add_column(heading, justify="right", no_wrap=True)
    margin = " " if is_roomy else ""
    for week in weeks:
        foster = week.foster
        table.add_row(
            f"{week.days[0].date:%Y-%m-%d}",
            *(_cell(day, margin) for day in week.days),
            minutes_text(week.done) if week.done else "",
            load_text(week.load) if week.load else "",
            f"{foster.monotony:.1f}" if foster and foster.monotony is not None else "",
            load_text(foster.strain) if foster and foster.strain is not None else "",
        )
    return table


def _cell(day: Day, margin: str) -> Text:
    """Return the minutes of a day on the shade of its load; unknown loads have none."""
    if not day.sessions:
        return Text("·", style="dim")
    text = f"{margin}{day.done // MINUTE or '<1'}{margin}"
    if not day.load:
        return Text(text, style="bold")
    shade = min(int(day.load // _SHADE_EVERY), len(_SHADES) - 1)
    return Text(text, style=Style(color=BACKGROUND, bgcolor=_SHADES[shade], bold=True))


def _days(out: Console) -> str:
    if out.color_system is None or out.no_color:
        return "The days show minutes done."
    return "The days show minutes done; the warmer the colour, the higher the load."


def _missing(weeks: Sequence[Week]) -> Iterator[str]:
    unrated = [session.id for week in weeks for session in week.sessions if session.rpe is None]
    if unrated:
        told = "Session" if len(unrated) == 1 else "Sessions"
        listed = ", ".join(map(str, unrated[:_MOST_LISTED]))
        more = " and more" if len(unrated) > _MOST_LISTED else ""
        yield (
            f"{told} {listed}{more} without an RPE: add it with 'aquatimer history edit"
            f" {unrated[-1]} --rpe 6'; monotony and strain need that of every session of a week."
        )
