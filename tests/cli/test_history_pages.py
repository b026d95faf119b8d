"""The pages of the history at the widths that terminals have, laid out without one."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from io import StringIO
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from rich.cells import cell_len
from rich.console import Console

from aquatimer.cli.past.listing import listing
from aquatimer.cli.past.overview import print_history
from aquatimer.cli.past.trends import Time, print_trend
from aquatimer.cli.past.weeks import weeks_of
from aquatimer.devices.past_sessions import Outcome, PastSession

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def session(number: int, began: datetime, title: str = "Wave your hands in the air") -> PastSession:
    return PastSession(
        number,
        "wave",
        title,
        None,
        began,
        began + timedelta(minutes=140),
        Outcome.STOPPED,
        4_500_000,
        8_400_000,
        10,
        "Cold water, and the lane was full of people who do not know how to swim",
        has_recording=False,
    )


def shown(
    width: int, colours: Literal["truecolor"] | None = None, *, no_color: bool = False
) -> str:
    page = StringIO()
    out = Console(
        file=page, width=width, force_terminal=True, color_system=colours, no_color=no_color
    )
    print_history(DAILY, NOW, out=out, zone=UTC)
    return page.getvalue()


DAILY = [session(9_990 + day, NOW - timedelta(days=20 - day, hours=1)) for day in range(20)]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_every_line_fits_and_no_figure_is_cut(width: int) -> None:
    lines = shown(width).splitlines()
    assert max(map(cell_len, lines)) <= width
    begins = next(number for number, line in enumerate(lines) if line.startswith("week of"))
    assert not any("…" in line for line in lines[begins:])
    assert sum(line.startswith("2026-11-") for line in lines) == 4
    assert all("140" in line for line in lines[begins + 1 : begins + 4])
    assert sum("Wave" in line for line in lines) == len(DAILY)


def test_a_colour_is_explained_only_where_there_are_colours() -> None:
    plain = shown(80)
    assert "the warmer the colour" not in plain
    assert "\x1b[3" not in plain
    assert "the warmer the colour" in shown(80, "truecolor")
    assert "warmer" not in shown(80, "truecolor", no_color=True)


def test_a_narrow_terminal_leaves_out_what_is_least_needed() -> None:
    wide = list(listing(DAILY, width=120, zone=UTC))
    narrow = list(listing(DAILY, width=80, zone=UTC))
    assert wide[0].split() == ["id", "began", "session", "done", "of", "RPE", "load", "note"]
    assert narrow[0].split() == ["id", "began", "session", "done", "RPE", "load", "note"]
    assert narrow[1].endswith("…")
    assert list(listing(DAILY, zone=UTC))[1].endswith("how to swim")


def test_wide_letters_are_as_wide_as_they_are() -> None:
    lines = list(listing([session(1, NOW, "水の中を走る"), session(2, NOW, "Abc")], zone=UTC))
    assert len({cell_len(line[: line.index("2:20:00")]) for line in lines[1:]}) == 1


BERLIN = ZoneInfo("Europe/Berlin")


def days_of(sessions: list[PastSession], zone: tzinfo) -> list[date]:
    weeks = weeks_of(sessions, NOW, zone)
    return [day.date for week in weeks for day in week.days for _ in day.sessions]


def test_a_session_over_midnight_counts_to_the_day_on_which_it_began() -> None:
    late = session(1, datetime(2026, 11, 22, 23, 30, tzinfo=BERLIN))
    assert days_of([late], BERLIN) == [date(2026, 11, 22)]
    [sunday, following] = weeks_of([late], NOW, BERLIN)
    assert (sunday.done, following.done) == (late.done, 0)


def test_a_day_is_that_of_where_the_runner_is_now() -> None:
    evening = session(1, datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert days_of([evening], UTC) == [date(2026, 11, 24)]
    assert days_of([evening], BERLIN) == [date(2026, 11, 25)]
    assert days_of([evening], ZoneInfo("America/New_York")) == [date(2026, 11, 24)]


def test_the_days_of_the_changes_to_and_from_summer_time_are_one_day_each() -> None:
    """In Berlin 2026-03-29 has 23 hours and 2026-10-25 has 25, with two o'clock twice."""
    moments = [
        datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN),
        datetime(2026, 3, 29, 23, 30, tzinfo=BERLIN),
        datetime(2026, 3, 30, 0, 30, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
        datetime(2026, 10, 26, 0, 30, tzinfo=BERLIN),
    ]
    told = [session(number, moment.astimezone(UTC)) for number, moment in enumerate(moments)]
    assert days_of(told, BERLIN) == [moment.date() for moment in moments]
    weeks = weeks_of(told, NOW, BERLIN)
    assert all(len(week.days) == 7 and week.days[0].date.weekday() == 0 for week in weeks)
    assert len(weeks) == 36


@pytest.mark.parametrize("width", [40, 80])
def test_the_plots_of_a_trend_fit_the_terminal(width: int) -> None:
    page = StringIO()
    times = tuple(Time(one, None) for one in DAILY * 3)
    print_trend(times, Console(file=page, width=width, force_terminal=True, color_system=None))
    plots = page.getvalue().partition("done, %")[2].splitlines()
    assert 0 < max(map(cell_len, plots)) <= width
