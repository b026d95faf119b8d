"""`show` in the terminal: the session's heading, profile, table and totals, with effort colours."""

import sys

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aquatimer.export import sheet
from aquatimer.plan.efforts import Effort
from aquatimer.plan.palette import effort_colour
from aquatimer.plan.timeline import Timeline

_WIDTH_IN_A_PIPE = 100
_WIDEST_PROFILE = 160
_MARGIN = 2


def print_sheet(timeline: Timeline) -> None:
    """Print what there is to see of a timeline, at the width of the terminal."""
    console = Console(width=None if sys.stdout.isatty() else _WIDTH_IN_A_PIPE, highlight=False)
    for word, text in sheet.heading(timeline):
        console.print(Text(f"{word:<7} ", style="dim") + Text(text))
    console.print()
    for line in sheet.profile(timeline, width=min(console.width, _WIDEST_PROFILE) - _MARGIN):
        console.print(Text.assemble(*((piece.text, _style(piece.effort)) for piece in line)))
    console.print()
    console.print(_segments(timeline))
    console.print()
    console.print(_totals(timeline))


def _segments(timeline: Timeline) -> Table:
    rows = sheet.segment_rows(timeline)
    beats = any(row.beats for row in rows)
    headings = ["start", "length", "effort", "target", *(["beats"] if beats else [])]
    table = Table(*headings, "round", "label", box=None, pad_edge=False)
    for row in rows:
        effort = Text(row.effort.name, style=_style(row.effort))
        heart = [row.beats] if beats else []
        # As Text, since square brackets in a label are the runner's own and no markup.
        label = Text(row.label)
        table.add_row(row.start, row.duration, effort, row.target, *heart, row.rounds, label)
    return table


def _totals(timeline: Timeline) -> Table:
    table = Table("effort", "in all", "share", box=None, pad_edge=False)
    for total in sheet.effort_totals(timeline):
        effort = Text(total.effort.name, style=_style(total.effort))
        table.add_row(effort, total.duration, f"{total.share} %")
    return table


def _style(effort: Effort | None) -> Style:
    return Style() if effort is None else Style(color=effort_colour(effort))
