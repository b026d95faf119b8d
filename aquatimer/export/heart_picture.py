"""A heart rate over the efforts of a session as a picture (SVG), in the looks of the profile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aquatimer.export.fitting import cut
from aquatimer.export.heart_plot import columns, limits, window
from aquatimer.export.looks import COLOURS, FONT, Colours, Look, bar, words
from aquatimer.export.markup import element, escaped
from aquatimer.plan.heart_rate import ZONES, Hold, ZoneTimes
from aquatimer.plan.laps import Lap, Span
from aquatimer.plan.palette import blend, effort_colour
from aquatimer.units.durations import MINUTE, SECOND, clock_text

WIDTH, HEIGHT = 1080, 760

_MARGIN = 60
_LEFT, _RIGHT, _TOP, _BOTTOM = 130, WIDTH - _MARGIN, 190, 560
_TITLE_Y, _TITLE_SIZE, _FACTS_Y, _FACTS_SIZE = 86, 52, 132, 22
_SIZE, _UNIT_SIZE = 30, 20
_FAINT = 0.62
_LINE = 4
_MOST_POINTS = 450
_TICK_STEPS = tuple(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 240))
_MOST_TICKS = 7
_ZONES_Y, _ZONES_HEIGHT = 648, 34
_ZONE_COLOURS = ("#8090a6", "#4aa3ff", "#25dcae", "#f7e04c", "#ff9a3c", "#ff4468")
_PERCENTS = range(50, 100, 10)


@dataclass(frozen=True, slots=True)
class HeartPicture:
    """What is drawn: the title, a line about it, and the recording beside the laps."""

    title: str
    facts: str
    laps: tuple[Lap, ...]
    held: tuple[Hold, ...]
    times: ZoneTimes
    hr_max: int


@dataclass(frozen=True, slots=True)
class _Scale:
    shown: Span
    low: int
    high: int

    def x(self, at: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (at - self.shown.start) / self.shown.duration

    def y(self, bpm: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (bpm - self.low) / (self.high - self.low)


def heart_picture(what: HeartPicture, look: Look = Look.DARK) -> str:
    """Return the heart rate with the efforts behind it and its times in zones as SVG."""
    colours = COLOURS[look]
    shown = window(what.laps, what.held)
    low, high = limits(columns(what.laps, what.held, width=_MOST_POINTS))
    scale = _Scale(Span(shown.start, max(shown.end, shown.start + 1)), low, high)
    drawn = (
        element("title", escaped(what.title)),
        bar(0, 0, WIDTH, HEIGHT, colours.ground),
        words(
            cut(what.title, _TITLE_SIZE, WIDTH - 2 * _MARGIN),
            *(_MARGIN, _TITLE_Y),
            size=_TITLE_SIZE,
            fill=colours.ink,
        ),
        words(
            cut(what.facts, _FACTS_SIZE, WIDTH - 2 * _MARGIN),
            *(_MARGIN, _FACTS_Y),
            size=_FACTS_SIZE,
            fill=colours.quiet,
        ),
        *_efforts(what.laps, scale, colours),
        *_percents(what.hr_max, scale, colours),
        *_curve(what, scale, colours),
        *_minutes(scale, colours),
        *_zones(what.times, colours),
    )
    return element(
        "svg",
        *(f"\n{one}" for one in drawn),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        font_family=FONT,
    )


def _efforts(laps: Sequence[Lap], scale: _Scale, colours: Colours) -> Iterator[str]:
    """Yield a faint band in the colour of the effort for each stretch."""
    for lap in laps:
        faint = blend(effort_colour(lap.effort), colours.ground, _FAINT)
        for span in lap.spans:
            x = scale.x(span.start)
            yield bar(x, _TOP, scale.x(span.end) - x, _BOTTOM - _TOP, faint)


def _percents(hr_max: int, scale: _Scale, colours: Colours) -> Iterator[str]:
    """Yield a line where each zone begins, with its beats."""
    yield words("beats/min", _MARGIN, _TOP - 14, size=_UNIT_SIZE, fill=colours.quiet)
    for percent in _PERCENTS:
        bpm = hr_max * percent / 100
        if scale.low <= bpm <= scale.high:
            y = scale.y(bpm)
            yield bar(_LEFT, y, _RIGHT - _LEFT, 1, colours.quiet)
            text = f"{round(bpm)}"
            yield words(text, _LEFT - 14, y + 10, size=_SIZE, fill=colours.quiet, anchor="end")


def _curve(what: HeartPicture, scale: _Scale, colours: Colours) -> Iterator[str]:
    """Yield the heart rate as lines that are broken where nothing is known."""
    found = columns(what.laps, what.held, width=_MOST_POINTS)
    run = list[str]()
    for index, one in enumerate((*found, None)):
        if one is not None and one.bpm is not None:
            at = scale.shown.start + scale.shown.duration * (index + 0.5) / len(found)
            run.append(f"{scale.x(at):.1f},{scale.y(one.bpm):.1f}")
            continue
        if run:
            yield element(
                "polyline",
                points=" ".join(run),
                fill="none",
                stroke=colours.ink,
                stroke_width=_LINE,
                stroke_linejoin="round",
                stroke_linecap="round",
            )
        run = []


def _minutes(scale: _Scale, colours: Colours) -> Iterator[str]:
    yield words(*("min", _RIGHT, _BOTTOM + 76), size=_UNIT_SIZE, fill=colours.quiet, anchor="end")
    length = scale.shown.duration
    step = next((one for one in _TICK_STEPS if length // one < _MOST_TICKS), _TICK_STEPS[-1])
    first = -(-scale.shown.start // step) * step
    for at in range(first, scale.shown.end + 1, step):
        x = scale.x(at)
        yield bar(x - 1, _BOTTOM, 2, 14, colours.quiet)
        text = f"{at // MINUTE}"
        yield words(text, x, _BOTTOM + 46, size=_SIZE, fill=colours.quiet, anchor="middle")


def _zones(times: ZoneTimes, colours: Colours) -> Iterator[str]:
    """Yield one bar of the times in the zones, with the words of each below it."""
    known = sum(times.zones)
    if not known:
        return
    x = float(_MARGIN)
    room = WIDTH - 2 * _MARGIN
    cell = room / (ZONES + 1)
    for zone, time in enumerate(times.zones):
        width = room * time / known
        colour = _ZONE_COLOURS[zone]
        if time:
            yield bar(x, _ZONES_Y, width, _ZONES_HEIGHT, colour)
        x += width
        name = f"zone {zone}" if zone else "below"
        middle = _MARGIN + cell * (zone + 0.5)
        text = f"{name} {clock_text(time // SECOND * SECOND)}"
        y = _ZONES_Y + _ZONES_HEIGHT + 36
        yield bar(middle - cell / 2, y + 8, cell - 10, 5, colour)
        yield words(text, middle - 5, y, size=22, fill=colours.ink, anchor="middle")
