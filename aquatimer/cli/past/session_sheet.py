"""One session of the history in the terminal: plan and deed, and the heart rate beside it."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.table import Table
from rich.text import Text

from aquatimer.cli.past.documents import loads_of, session_json
from aquatimer.cli.past.opening import asked_session, opened_history
from aquatimer.cli.past.picturing import check_picture, write_picture
from aquatimer.cli.past.texts import console, date_text, ending, load_text, minutes_text
from aquatimer.cli.past.weeks import load_of
from aquatimer.devices.attached import Attached, attached_to
from aquatimer.devices.past_laps import laps_of
from aquatimer.devices.past_sessions import PastSession
from aquatimer.export.heart_plot import plot
from aquatimer.plan.heart_rate import HeartRate, Hold, heart_rate_of_laps, holds
from aquatimer.plan.laps import Lap
from aquatimer.plan.palette import effort_colour
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

ZONE_NAMES = ("below", "zone 1", "zone 2", "zone 3", "zone 4", "zone 5")
_RANGES = ("< 50 %", "50-60 %", "60-70 %", "70-80 %", "80-90 %", "> 90 %")
_MOST_LAPS = 200
EDWARDS = "Edwards: minutes in zone 1 once, in zone 2 twice, up to five times in zone 5."
BANISTER = (
    "Banister (TRIMP): minutes by the share of heart-rate reserve in use, hard ones far more."
)
_WHY_NO_BANISTER = "Banister's load needs hr-rest and sex in the profile, or at 'history attach'."


def show_session(chosen: argparse.Namespace) -> int:
    """Print one session, for people or for programs, and draw its heart rate where asked."""
    check_picture(chosen.output)
    path = opened_history()
    session = asked_session(path, chosen.id)
    laps, attached = laps_of(path, session.id), attached_to(path, session.id)
    if chosen.json:
        sys.stdout.write(session_json(session, laps, attached) + "\n")
    else:
        print_session(session, laps, attached)
    if chosen.output is not None:
        write_picture(chosen.output, session, laps, attached)
    return 0


def print_session(session: PastSession, laps: Sequence[Lap], attached: Attached | None) -> None:
    """Print what there is to see of a session, at the width of the terminal."""
    out = console()
    for word, text in _heading(session):
        out.print(Text(f"{word:<9} ", style="dim") + Text(text))
    held: tuple[Hold, ...] = ()
    if attached is not None:
        held = tuple(holds(attached.recording, attached.offset))
        out.print()
        for line in plot(laps, held, width=out.width - 2):
            colours = [(text, effort_colour(one) if one else "") for text, one in line]
            out.print(Text.assemble(*colours))
    if laps:
        rates = heart_rate_of_laps(laps, held, attached.heart.hr_max) if attached else None
        out.print()
        out.print(_laps(laps, rates))
    if attached is not None:
        out.print()
        out.print(_zones(attached))
        out.print()
        for sentence in _loads(attached):
            out.print(Text(sentence))


def _heading(session: PastSession) -> Iterator[tuple[str, str]]:
    yield "session", f"{session.id}: {session.title}"
    yield "began", date_text(session)
    if session.athlete:
        yield "athlete", session.athlete
    planned = "" if session.planned is None else f" of {minutes_text(session.planned)}"
    share = f" ({100 * session.done // session.planned} %)" if session.planned else ""
    yield "done", f"{minutes_text(session.done)}{planned}{share}"
    if ending(session):
        yield "ended", ending(session)
    if session.rpe is not None:
        yield "RPE", f"{session.rpe}, load {load_text(load_of(session))}"
    if session.note:
        yield "note", session.note


def _laps(laps: Sequence[Lap], rates: Sequence[HeartRate] | None) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("at", "done"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("effort", no_wrap=True)
    zones = _zones_reached(rates) if rates else []
    if rates:
        for heading in ("mean", "peak", *(f"z{zone}" for zone in zones)):
            table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("round", no_wrap=True)
    table.add_column("label", no_wrap=True, overflow="ellipsis")
    for index, lap in enumerate(laps[:_MOST_LAPS]):
        at = minutes_text(lap.spans[0].start) if lap.spans else ""
        cells = [Text(at), Text(minutes_text(lap.duration))]
        cells.append(Text(lap.effort.name, style=Style(color=effort_colour(lap.effort))))
        if rates:
            cells += _rate(rates[index], zones)
        rounds = " ".join(f"{turn}/{count}" for turn, count in lap.rounds)
        table.add_row(*cells, Text(rounds), Text(lap.label or ""))
    if len(laps) > _MOST_LAPS:
        table.add_row(Text(f"and {len(laps) - _MOST_LAPS} more"))
    return table


def _zones_reached(rates: Sequence[HeartRate]) -> list[int]:
    """Return the zones from 1 on that any lap has time in."""
    return [zone for zone in range(1, len(ZONE_NAMES)) if any(r.times.zones[zone] for r in rates)]


def _rate(rate: HeartRate, zones: Sequence[int]) -> list[Text]:
    beats = ["-" if one is None else str(one) for one in (rate.mean, rate.peak)]
    times = [rate.times.zones[zone] for zone in zones]
    return [*map(Text, beats), *(Text(minutes_text(time) if time else "") for time in times)]


def _zones(attached: Attached) -> Table:
    whole, _, _ = loads_of(attached)
    table = Table(box=None, pad_edge=False)
    table.add_column("zone", no_wrap=True)
    table.add_column(f"of {attached.heart.hr_max}", no_wrap=True)
    for heading in ("time", "share"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, span, time in zip(ZONE_NAMES, _RANGES, whole.times.zones, strict=True):
        table.add_row(name, span, minutes_text(time), _share(time, whole.times.total))
    if whole.times.unread:
        unread = whole.times.unread
        table.add_row("not known", "", minutes_text(unread), _share(unread, whole.times.total))
    return table


def _share(time: Milliseconds, total: Milliseconds) -> str:
    return f"{100 * time / total:.0f} %" if total else ""


def _loads(attached: Attached) -> Iterator[str]:
    whole, edwards, banister = loads_of(attached)
    beats = "" if whole.mean is None else f", mean {whole.mean}, peak {whole.peak} beats"
    yield f"{attached.file}, {placed(attached.offset)}{beats}."
    yield f"Load by heart rate: {edwards:.0f} after Edwards." + (
        "" if banister is None else f" {banister:.0f} after Banister."
    )
    yield EDWARDS
    yield BANISTER if banister is not None else _WHY_NO_BANISTER


def placed(offset: Milliseconds) -> str:
    """Say where a recording begins."""
    if abs(offset) < SECOND:
        return "begun with the session"
    side = "after" if offset > 0 else "before"
    return f"begun {clock_text(abs(offset) // SECOND * SECOND)} {side} the session"
