"""A session as text for the terminal: what it is, its profile, its segments, its totals.

Pure values without a colour: whoever prints them knows which colour an effort has.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from aquatimer.plan.cues import Verbosity
from aquatimer.plan.efforts import Effort, Range, Target
from aquatimer.plan.folding import Fold, Part, fold
from aquatimer.plan.metronome import clicked
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.units.durations import Milliseconds, clock_text

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FULL = len(_EIGHTHS) - 1
_HARDEST = 5
_SAID = {
    Verbosity.QUIET: "tones alone",
    Verbosity.BRIEF: "what begins, and what comes next",
    Verbosity.COACH: "everything, with labels, rounds, time left and tips",
}
_PHASES = {Phase.WARMUP: "warm-up", Phase.COOLDOWN: "cool-down"}


class Piece(NamedTuple):
    """A stretch of text, and the effort whose colour it has; None for no colour."""

    text: str
    effort: Effort | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, every cell as it is shown; empty where nothing applies.

    Equal rounds are one line with their number and without an effort, and below it the lines of
    one round, `depth` deeper. `start` is that of the first round, `rounds` where it is not told
    by the lines above. `cadence` is in cycles a minute of one leg.
    """

    start: str
    duration: str
    effort: Effort | None = None
    label: str = ""
    rounds: str = ""
    target: str = ""
    beats: str = ""
    cadence: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class EffortTotal:
    """How long one effort lasts in all, and its share of the session in percent."""

    effort: Effort
    duration: str
    share: int


def heading(timeline: Timeline) -> tuple[tuple[str, str], ...]:
    """Return what there is to say about the session as a whole: a word, and what it is."""
    lines = (
        ("title", timeline.title),
        ("level", timeline.level),
        ("gear", ", ".join(timeline.gear)),
        ("source", timeline.source),
        ("about", timeline.about),
        ("total", clock_text(timeline.total)),
    )
    return tuple((word, text) for word, text in lines if text)


def clicks_text(timeline: Timeline) -> str:
    """Write how fast a metronome clicks at each effort of the session."""
    paces: dict[str, dict[str, None]] = {}
    for segment, cadence in clicked(timeline):
        paces.setdefault(segment.effort.name, {})[f"{float(cadence):g}"] = None
    if not paces:
        return "none: no interval has a cadence"
    efforts = "; ".join(f"{effort} {', '.join(told)}" for effort, told in paces.items())
    return f"{efforts} a minute, one for each cycle of one leg"


def said_text(verbosity: Verbosity) -> str:
    """Write how much is said, and what that is."""
    return f"{verbosity}: {_SAID[verbosity]}"


def facts(timeline: Timeline) -> str:
    """Return the total, the level and the gear in one line."""
    told = (clock_text(timeline.total), timeline.level or "", ", ".join(timeline.gear))
    return " · ".join(filter(None, told))


def profile(timeline: Timeline, *, width: int, height: int = 6) -> tuple[tuple[Piece, ...], ...]:
    """Return the session drawn in `height` lines of `width` characters, the top line first.

    A column is as high as the effort strains that lasts longest in its time; technique, which
    has no strain, is as low as rest. A session without a segment has no lines.
    """
    if not timeline.segments:
        return ()
    columns = prevailing_efforts(timeline, columns=width)
    return tuple(_profile_line(columns, floor, height) for floor in reversed(range(height)))


def rows(timeline: Timeline) -> tuple[Row, ...]:
    """Return the table of the segments with equal rounds folded."""
    return tuple(_rows(fold(timeline), depth=0))


def effort_totals(timeline: Timeline) -> tuple[EffortTotal, ...]:
    """Return how long each effort lasts, the hardest first and technique at the end."""
    lasting: Counter[Effort] = Counter()
    for segment in timeline.segments:
        lasting[segment.effort] += segment.duration
    hardest_first = sorted(lasting, key=_strain, reverse=True)
    return tuple(_total(effort, lasting[effort], timeline.total) for effort in hardest_first)


def target_text(target: Target) -> str:
    """Write what to aim for: in percent, or else as RPE, or else as cadence of one leg."""
    if target.percent:
        return f"{_span_text(target.percent)} %"
    if target.rpe:
        return f"RPE {_span_text(target.rpe)}"
    if target.cadence:
        return f"{_span_text(target.cadence)} cycles/min of one leg"
    return ""


def prevailing_efforts(timeline: Timeline, *, columns: int) -> list[Effort]:
    """Return the effort that lasts longest in each of so many equal parts of the session."""
    edges = [timeline.total * column // columns for column in range(columns + 1)]
    return [_prevailing(timeline, begin, end) for begin, end in pairwise(edges)]


def _prevailing(timeline: Timeline, begin: Milliseconds, end: Milliseconds) -> Effort:
    first, last = timeline.at(begin), timeline.at(max(begin, end - 1))
    shares: Counter[Effort] = Counter()
    for segment in timeline.segments[first.index : last.index + 1]:
        shares[segment.effort] += min(segment.end, end) - max(segment.start, begin)
    return max(shares, key=shares.__getitem__)


def _profile_line(columns: list[Effort], floor: int, height: int) -> tuple[Piece, ...]:
    cells = [(_block(effort, floor, height), effort) for effort in columns]
    return tuple(
        Piece("".join(block for block, _ in run), effort)
        for effort, run in groupby(cells, key=lambda cell: cell[1] if cell[0] != " " else None)
    )


def _block(effort: Effort, floor: int, height: int) -> str:
    eighths = round(height * _FULL * (max(_strain(effort), 0) + 1) / (_HARDEST + 1))
    return _EIGHTHS[min(max(eighths - floor * _FULL, 0), _FULL)]


def _strain(effort: Effort) -> int:
    return -1 if effort.strain is None else effort.strain


def _rows(parts: Sequence[Part], depth: int) -> Iterator[Row]:
    for part in parts:
        if isinstance(part, Fold):
            duration = f"{part.count} x {clock_text(part.duration)}"
            yield Row(clock_text(part.start), duration, depth=depth)
            yield from _rows(part.parts, depth + 1)
        else:
            yield _row(part, depth)


def _row(segment: Segment, depth: int) -> Row:
    target = segment.target
    rounds = "" if depth else ", ".join(f"{turn} of {count}" for turn, count in segment.rounds)
    return Row(
        start=clock_text(segment.start),
        duration=_duration_text(segment),
        effort=segment.effort,
        label=segment.label or _PHASES.get(segment.phase, ""),
        rounds=rounds,
        target=target_text(target),
        beats=_span_text(target.bpm) if target.bpm else "",
        cadence=_span_text(target.cadence) if target.cadence else "",
        depth=depth,
    )


def _duration_text(segment: Segment) -> str:
    duration = clock_text(segment.duration)
    if segment.wait:
        return f"wait, {duration} at most" if segment.duration else "wait"
    if segment.reps:
        return f"{duration} ({segment.reps.count} x {clock_text(segment.reps.every)})"
    return duration


def _span_text(span: Range) -> str:
    if span.high is None:
        return f"from {span.low}"
    if span.low == span.high:
        return f"{span.low}"
    return f"{span.low}-{span.high}" if span.low else f"below {span.high}"


def _total(effort: Effort, duration: Milliseconds, session: Milliseconds) -> EffortTotal:
    share = round(100 * duration / session) if session else 0
    return EffortTotal(effort, clock_text(duration), share)
