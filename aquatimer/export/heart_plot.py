"""A heart rate over a session, drawn in characters: how high, and at which effort."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from aquatimer.plan.efforts import Effort
from aquatimer.plan.heart_rate import Hold, within
from aquatimer.plan.laps import Lap, Span, end_of
from aquatimer.plan.sheet import Piece
from aquatimer.units.durations import Milliseconds, clock_text

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FULL = len(_EIGHTHS) - 1
_STEP = 10
_MARGIN = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One character's width of time: the mean heart rate, and the effort that lasts longest."""

    bpm: float | None
    effort: Effort | None


def window(laps: Sequence[Lap], held: Sequence[Hold]) -> Span:
    """Return the time that is drawn: the session, or the recording where there are no laps."""
    if laps:
        return Span(0, end_of(laps))
    return Span(held[0].span.start, held[-1].span.end) if held else Span(0, 0)


def columns(laps: Sequence[Lap], held: Sequence[Hold], *, width: int) -> tuple[Column, ...]:
    """Return a session with its heart rate in so many columns; none where it lasts no time."""
    shown = window(laps, held)
    edges = [shown.start + shown.duration * index // width for index in range(width + 1)]
    spans = [Span(*pair) for pair in pairwise(edges) if pair[0] < pair[1]]
    return tuple(Column(_mean(list(within(held, [one]))), _prevailing(laps, one)) for one in spans)


def limits(found: Sequence[Column]) -> tuple[int, int]:
    """Return round numbers of beats below the lowest and above the highest; all are between."""
    known = [one.bpm for one in found if one.bpm is not None] or [100]
    low = int(min(known)) // _STEP * _STEP
    return low, max(-(-int(max(known) + 1) // _STEP) * _STEP, low + 2 * _STEP)


def plot(
    laps: Sequence[Lap], held: Sequence[Hold], *, width: int, height: int = 8
) -> tuple[tuple[Piece, ...], ...]:
    """Return lines of pieces: beats at the left, a column for each stretch of time, times below.

    Where nothing is known the column is empty.
    """
    found = columns(laps, held, width=width - _MARGIN)
    if not found:
        return ()
    low, high = limits(found)
    lines = []
    for line in range(height):
        floor = height - 1 - line
        told = {0: f"{high}", height - 1: f"{low}"}.get(line, "")
        lines.append(
            (Piece(f"{told:>{_MARGIN - 1}} ", None), *_line(found, floor, low, high, height))
        )
    return (*lines, (Piece(" " * _MARGIN + _times(window(laps, held), len(found)), None),))


def _line(found: Sequence[Column], floor: int, low: int, high: int, height: int) -> Iterator[Piece]:
    def character(one: Column) -> str:
        if one.bpm is None:
            return " "
        filled = max((one.bpm - low) / (high - low) * height * _FULL, 1) - floor * _FULL
        return _EIGHTHS[round(min(max(filled, 0), _FULL))]

    for effort, run in groupby(found, key=lambda one: one.effort):
        yield Piece("".join(map(character, run)), effort)


def _times(shown: Span, width: int) -> str:
    first, last = clock_text(_whole(shown.start)), clock_text(_whole(shown.end))
    return f"{first}{last:>{max(width - len(first), 0)}}"


def _whole(at: Milliseconds) -> Milliseconds:
    return at // 1_000 * 1_000


def _mean(held: Sequence[Hold]) -> float | None:
    known = [hold for hold in held if hold.bpm is not None]
    time = sum(hold.span.duration for hold in known)
    return sum((hold.bpm or 0) * hold.span.duration for hold in known) / time if time else None


def _prevailing(laps: Sequence[Lap], span: Span) -> Effort | None:
    times: dict[str, Milliseconds] = {}
    efforts: dict[str, Effort] = {}
    for lap in laps:
        for part in lap.spans:
            time = min(part.end, span.end) - max(part.start, span.start)
            if time > 0:
                times[lap.effort.name] = times.get(lap.effort.name, 0) + time
                efforts[lap.effort.name] = lap.effort
    return efforts[max(times, key=lambda name: times[name])] if times else None
