"""The bars of a session over its time, with what is repeated told above and minutes below."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from aquatimer.export.fitting import text_width
from aquatimer.export.looks import Colours, bar, words
from aquatimer.plan.efforts import Effort
from aquatimer.plan.folding import Fold, fold
from aquatimer.plan.sheet import prevailing_efforts
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import MINUTE, Milliseconds, clock_text

_HARDEST = 5
_MOST_BARS = 240
_GAP = 2.0
_WIDE_ENOUGH_FOR_A_GAP = 8.0
_SIZE = 36
_ABOVE, _BELOW = 14, 48
_LINE = 4
_INSIDE = 16
_TICK_STEPS = tuple(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 360))
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the bars stand: from `left`, `width` wide, from `top` down to `bottom`."""

    left: float
    width: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Bar:
    effort: Effort
    x: float
    width: float


def chart(timeline: Timeline, frame: Frame, colours: Colours) -> Iterator[str]:
    """Yield the elements of the chart; a session that lasts no time has none."""
    if not timeline.total:
        return
    for one in _bars(timeline, frame):
        yield from _bar(one, frame, colours)
    yield from _repeats(timeline, frame, colours)
    yield from _minutes(timeline, frame, colours)


def bar_share(effort: Effort) -> float:
    """Return how high the bar of an effort is, as a share of the highest."""
    strain = -1 if effort.strain is None else effort.strain
    return (max(strain, 0) + 1) / (_HARDEST + 1)


def _bars(timeline: Timeline, frame: Frame) -> Iterator[_Bar]:
    if len(timeline.segments) <= _MOST_BARS:
        scale = frame.width / timeline.total
        for segment in timeline.segments:
            x, width = frame.left + segment.start * scale, segment.duration * scale
            gap = _GAP if width >= _WIDE_ENOUGH_FOR_A_GAP else 0
            yield _Bar(segment.effort, x, width - gap)
        return
    x = frame.left
    for effort, run in groupby(prevailing_efforts(timeline, columns=int(frame.width))):
        width = float(len(list(run)))
        yield _Bar(effort, x, width)
        x += width


def _bar(one: _Bar, frame: Frame, colours: Colours) -> Iterator[str]:
    height = (frame.bottom - frame.top) * bar_share(one.effort)
    yield bar(one.x, frame.bottom - height, one.width, height, colours.of(one.effort))
    name = one.effort.name
    if text_width(name, _SIZE) + _INSIDE <= one.width and height > _SIZE + _INSIDE:
        middle = one.x + one.width / 2
        y = frame.bottom - _INSIDE
        yield words(name, middle, y, size=_SIZE, fill=colours.on_bars, anchor="middle")


def _repeats(timeline: Timeline, frame: Frame, colours: Colours) -> Iterator[str]:
    scale = frame.width / timeline.total
    for part in fold(timeline):
        if not isinstance(part, Fold):
            continue
        x = frame.left + part.start * scale
        width = part.duration * part.count * scale
        told = (f"{part.count} × {clock_text(part.duration)}", f"{part.count} ×")
        text = next((text for text in told if text_width(text, _SIZE) <= width), None)
        if text:
            yield bar(x, frame.top - _ABOVE, width - _GAP, _LINE, colours.quiet)
            middle, y = x + width / 2, frame.top - 2 * _ABOVE
            yield words(text, middle, y, size=_SIZE, fill=colours.ink, anchor="middle")


def _minutes(timeline: Timeline, frame: Frame, colours: Colours) -> Iterator[str]:
    step = _tick_step(timeline.total)
    for at in range(0, timeline.total + 1, step):
        x = frame.left + frame.width * at / timeline.total
        yield bar(x - _LINE / 2, frame.bottom, _LINE, _INSIDE, colours.quiet)
        text = f"{at // MINUTE}"
        half = text_width(text, _SIZE) / 2
        x = min(max(x, frame.left + half), frame.left + frame.width - half)
        y = frame.bottom + _INSIDE + _BELOW - _LINE
        yield words(text, x, y, size=_SIZE, fill=colours.quiet, anchor="middle")


def _tick_step(total: Milliseconds) -> Milliseconds:
    return next((step for step in _TICK_STEPS if total // step < _MOST_TICKS), _TICK_STEPS[-1])
