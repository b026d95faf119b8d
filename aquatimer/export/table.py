"""The timeline as a table for spreadsheets: CSV, a line for each segment."""

import csv
from io import StringIO

from aquatimer.plan.efforts import Range
from aquatimer.plan.timeline import Segment, Timeline

COLUMNS = (
    "index",
    "start_ms",
    "duration_ms",
    "phase",
    "effort",
    "label",
    "rounds",
    "percent_low",
    "percent_high",
    "bpm_low",
    "bpm_high",
    "rpe_low",
    "rpe_high",
    "cadence_low",
    "cadence_high",
    "reps",
    "every_ms",
    "wait",
    "line",
)
# A spreadsheet takes a cell that starts with one of these for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def timeline_csv(timeline: Timeline) -> str:
    """Return the segments as CSV with a heading, times in milliseconds.

    Empty where nothing applies; `rounds` is `2/10` for each loop, the outermost first. A label
    that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_row(segment) for segment in timeline.segments)
    return out.getvalue()


def _row(segment: Segment) -> tuple[str | int, ...]:
    target = segment.target
    return (
        segment.index,
        segment.start,
        segment.duration,
        segment.phase,
        segment.effort.name,
        harmless(segment.label or ""),
        " ".join(f"{turn}/{count}" for turn, count in segment.rounds),
        *_ends(target.percent),
        *_ends(target.bpm),
        *_ends(target.rpe),
        *_ends(target.cadence),
        *((segment.reps.count, segment.reps.every) if segment.reps else ("", "")),
        "yes" if segment.wait else "no",
        segment.line,
    )


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: it gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _ends(span: Range | None) -> tuple[str | int, str | int]:
    if span is None:
        return "", ""
    return span.low, "" if span.high is None else span.high
