"""What the editor says around its text, as strings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aquatimer.tui.workbench import Manuscript
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

if TYPE_CHECKING:
    from aquatimer.plan.efforts import Effort
    from aquatimer.plan.folding import Part
    from aquatimer.plan.rehearsal import Stretch
    from aquatimer.plan.timeline import Segment, Timeline

MOST_ROWS = 200
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row beside the text, with the effort whose colour it has and its line of the source."""

    text: str
    effort: "Effort | None" = None
    line: int | None = None


def heading(manuscript: Manuscript, *, saved: bool) -> str:
    """Return which workout this is, and whether what is seen is on the disk."""
    name = manuscript.name or "A new workout"
    return name if saved else f"{name} · not saved"


def figures(timeline: "Timeline | None", *, stale: bool) -> str:
    """Return how long the session is, its level and its gear; of a broken one as it was last."""
    if timeline is None:
        return "no session yet"
    told = (clock_text(timeline.total), timeline.level or "", ", ".join(timeline.gear))
    before = "before: " if stale else ""
    return before + " · ".join(filter(None, told))


def totals(timeline: "Timeline") -> Iterator[OutlineRow]:
    """Yield how long each effort lasts in all, in columns."""
    lasting = _lasting(timeline)
    names = max((len(effort.name) for effort, _, _ in lasting), default=0)
    for effort, duration, share in lasting:
        yield OutlineRow(f"{effort.name:<{names}} {clock_text(duration):>8} {share:>3} %", effort)


def shares(timeline: "Timeline") -> Iterator[OutlineRow]:
    """Yield the same as a few words each, where there is one row for all."""
    for effort, duration, share in _lasting(timeline):
        yield OutlineRow(f"{effort.name} {clock_text(duration)} {share} %", effort)


def _lasting(timeline: "Timeline") -> "list[tuple[Effort, Milliseconds, int]]":
    """Return how long each effort lasts in all, the longest first, and its share in percent."""
    lasting: Counter[Effort] = Counter()
    for segment in timeline.segments:
        lasting[segment.effort] += segment.duration
    whole = timeline.total or 1
    return [(effort, time, round(100 * time / whole)) for effort, time in lasting.most_common()]


def outline(timeline: "Timeline") -> tuple[OutlineRow, ...]:
    """Return the session with equal rounds folded, no more of it than can be looked at."""
    from aquatimer.plan.folding import fold

    rows: list[OutlineRow] = []
    for row in _rows(fold(timeline), 0):
        if len(rows) == MOST_ROWS:
            rows.append(OutlineRow("…"))
            break
        rows.append(row)
    return tuple(rows)


def rehearsal_text(position: Milliseconds, stretch: "Stretch") -> str:
    """Return what is being heard, and how far it is."""
    where = f"line {stretch.first}"
    if stretch.last != stretch.first:
        where = f"lines {stretch.first} to {stretch.last}"
    length = stretch.end - stretch.start
    at = min(max(position - stretch.start, 0), length) // SECOND * SECOND
    return (
        f"♪ {where}: {clock_text(at)} of {clock_text(length)}."
        " F9 stops, F10 goes on to the next sound."
    )


def kept_text(manuscript: Manuscript) -> str:
    """Return what is told when the program ended before a text was saved."""
    command = f"aquatimer edit {manuscript.name}".strip()
    return f"What you wrote was not saved, but it is kept: '{command}' offers it."


def _rows(parts: "tuple[Part, ...]", depth: int) -> Iterator[OutlineRow]:
    from aquatimer.plan.folding import Fold

    for part in parts:
        if isinstance(part, Fold):
            in_all = clock_text(part.count * part.duration)
            yield OutlineRow(f"{_INDENT * depth}{part.count} ×  ({in_all})")
            yield from _rows(part.parts, depth + 1)
        else:
            yield _row(part, depth)


def _row(segment: "Segment", depth: int) -> OutlineRow:
    length = clock_text(segment.duration) if segment.duration else ""
    what = "wait" if segment.wait else segment.effort.name
    told = "  ".join(filter(None, (f"{length} {what}".strip(), segment.label or "")))
    return OutlineRow(f"{_INDENT * depth}{told}", segment.effort, segment.line)
