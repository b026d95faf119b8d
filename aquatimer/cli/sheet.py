"""`show` in the terminal: the session's heading, profile, table and totals, with effort colours."""

import sys

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aquatimer.cli.markers import markers_text
from aquatimer.plan import sheet
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.efforts import Effort
from aquatimer.plan.palette import effort_colour
from aquatimer.plan.timeline import Timeline

_WIDTH_IN_A_PIPE = 100
_MARGIN = 2
_INDENT = "  "
_CADENCE = "cycles/min\nof one leg"


def print_sheet(
    timeline: Timeline, *, metronome: bool = False, verbosity: Verbosity | None = None
) -> None:
    """Print what there is to see of a timeline, at the width of the terminal.

    With a `verbosity` that is told, too.
    """
    console = Console(width=None if sys.stdout.isatty() else _WIDTH_IN_A_PIPE, highlight=False)
    lines = list(sheet.heading(timeline))
    markers = markers_text(timeline)
    if markers is not None:
        lines.append(("markers", markers))
    if verbosity is not None:
        lines.append(("speech", sheet.said_text(verbosity)))
    if metronome:
        lines.append(("clicks", sheet.clicks_text(timeline)))
    for word, text in lines:
        console.print(Text(f"{word:<7} ", style="dim") + Text(text))
    console.print()
    for line in sheet.profile(timeline, width=console.width - _MARGIN):
        console.print(Text.assemble(*((piece.text, _style(piece.effort)) for piece in line)))
    console.print()
    console.print(_table(timeline))
    console.print()
    console.print(_totals(timeline))


def _table(timeline: Timeline) -> Table:
    rows = sheet.rows(timeline)
    # A column without a word in it is left out.
    headings = ["start", "length", "effort", _CADENCE, "target", "beats/min", "round", "label"]
    cells = [_cells(row) for row in rows]
    used = [index for index in range(len(headings)) if any(line[index].plain for line in cells)]
    table = Table(*(headings[index] for index in used), box=None, pad_edge=False)
    for line in cells:
        table.add_row(*(line[index] for index in used))
    return table


def _cells(row: sheet.Row) -> tuple[Text, ...]:
    """Return the cells as Text, since square brackets in a label are no markup."""
    effort = Text(row.effort.name, _style(row.effort)) if row.effort else Text()
    indented = Text(_INDENT * row.depth + row.duration, "" if row.effort else "bold")
    rest = (Text(cell) for cell in (row.cadence, row.target, row.beats, row.rounds, row.label))
    return (Text(row.start), indented, effort, *rest)


def _totals(timeline: Timeline) -> Table:
    table = Table("effort", "in all", "share", box=None, pad_edge=False)
    for total in sheet.effort_totals(timeline):
        effort = Text(total.effort.name, style=_style(total.effort))
        table.add_row(effort, total.duration, f"{total.share} %")
    return table


def _style(effort: Effort | None) -> Style:
    return Style() if effort is None else Style(color=effort_colour(effort))
