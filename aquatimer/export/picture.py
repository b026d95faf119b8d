"""The profile of a session as a picture to share: a square, which is also the cover of a track.

Drawn as SVG in units of which the side has `SIDE`. On a telephone the picture is about 360 points
wide, so no text is smaller than `SMALLEST`, and none is there below 12 points.
"""

from collections.abc import Iterator, Sequence

from aquatimer.export.chart import Frame, chart
from aquatimer.export.fitting import cut, wrapped
from aquatimer.export.looks import COLOURS, FONT, Colours, Look, bar, words
from aquatimer.export.markup import element, escaped
from aquatimer.plan.sheet import EffortTotal, effort_totals, facts, target_text
from aquatimer.plan.timeline import Timeline

SIDE = 1080
SMALLEST = 36

_MARGIN = 60
_INNER = SIDE - 2 * _MARGIN
_TITLE_TOP, _TITLE_ROOM = 34, 170
_TITLES = ((1, 88), (1, 76), (1, 66), (2, 76), (2, 64))
"""How a title is set, in order of preference: on so many lines, of that size."""
_LEADING = 1.15
_FACTS_Y, _FACTS_SIZE = 275, 44
_CHART = Frame(left=_MARGIN, width=_INNER, top=380, bottom=730)
_LEGEND_TOP, _ROW, _ROWS = 822, 62, 4
_LEGEND_SIZE = 40
_SWATCH = 40
_BESIDE_SWATCH = 58
_GUTTER = 40
_TIME_COLUMN, _SHARE_COLUMN = 200, 130


def picture(timeline: Timeline, look: Look = Look.DARK) -> str:
    """Return the profile with its title, effort colours and totals as an SVG document."""
    colours = COLOURS[look]
    drawn = (
        element("title", escaped(timeline.title)),
        bar(0, 0, SIDE, SIDE, colours.ground),
        *_title(timeline.title, colours),
        _facts(timeline, colours),
        *chart(timeline, _CHART, colours),
        *_legend(effort_totals(timeline), colours),
    )
    return element(
        "svg",
        *(f"\n{one}" for one in drawn),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {SIDE} {SIDE}",
        width=SIDE,
        height=SIDE,
        font_family=FONT,
    )


def _title(title: str, colours: Colours) -> Iterator[str]:
    size, lines = _title_lines(title)
    leading = size * _LEADING
    y = _TITLE_TOP + (_TITLE_ROOM - leading * len(lines)) / 2 + size
    for number, line in enumerate(lines):
        yield words(line, _MARGIN, y + number * leading, size=size, fill=colours.ink)


def _title_lines(title: str) -> tuple[int, list[str]]:
    for room, size in _TITLES:
        lines = list(wrapped(title, size, _INNER))
        if len(lines) <= room:
            return size, lines
    _, size = _TITLES[-1]
    first, *others = wrapped(title, size, _INNER)
    return size, [first, cut(" ".join(others), size, _INNER)]


def _facts(timeline: Timeline, colours: Colours) -> str:
    text = cut(facts(timeline), _FACTS_SIZE, _INNER)
    return words(text, _MARGIN, _FACTS_Y, size=_FACTS_SIZE, fill=colours.quiet)


def _legend(totals: Sequence[EffortTotal], colours: Colours) -> Iterator[str]:
    """Yield what each effort is: one to a line with its target, or two where there are many."""
    columns = 1 if len(totals) <= _ROWS else 2
    width = (_INNER - _GUTTER * (columns - 1)) / columns
    room = _ROWS * columns
    shown = totals if len(totals) <= room else totals[: room - 1]
    for place, total in enumerate(shown):
        yield from _entry(total, *_cell(place, width), width, colours)
    if len(shown) < len(totals):
        x, y = _cell(room - 1, width)
        more = f"and {len(totals) - len(shown)} more"
        yield words(more, x, y, size=_LEGEND_SIZE, fill=colours.quiet)


def _cell(place: int, width: float) -> tuple[float, float]:
    column, row = divmod(place, _ROWS)
    return _MARGIN + column * (width + _GUTTER), _LEGEND_TOP + _LEGEND_SIZE + row * _ROW


def _entry(total: EffortTotal, x: float, y: float, width: float, colours: Colours) -> Iterator[str]:
    size, right = _LEGEND_SIZE, x + width
    yield bar(x, y - _SWATCH + 6, _SWATCH, _SWATCH, colours.of(total.effort))
    is_wide = width == _INNER
    ends = _INNER / 2 if is_wide else width - _TIME_COLUMN
    name = cut(total.effort.name, size, ends - _BESIDE_SWATCH)
    yield words(name, x + _BESIDE_SWATCH, y, size=size, fill=colours.ink)
    if not is_wide:
        yield words(total.duration, right, y, size=size, fill=colours.ink, anchor="end")
        return
    target = target_text(total.effort.target)
    yield words(target, x + _INNER * 0.4, y, size=size, fill=colours.quiet)
    time_ends = right - _SHARE_COLUMN
    yield words(total.duration, time_ends, y, size=size, fill=colours.ink, anchor="end")
    share = f"{total.share} %"
    yield words(share, right, y, size=size, fill=colours.quiet, anchor="end")
