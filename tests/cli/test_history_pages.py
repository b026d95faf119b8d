"""The pages of the history at the widths that terminals have, laid out without one."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Literal

import pytest
from rich.cells import cell_len
from rich.console import Console

from aquatimer.cli.past.listing import listing
from aquatimer.cli.past.overview import print_history
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
