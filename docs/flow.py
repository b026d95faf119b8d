"""The picture of how a workout becomes sound, as SVG: boxes on a grid, arrows between them."""  # noqa: INP001 - beside the script that uses it, no package

from dataclasses import dataclass
from typing import NamedTuple

from aquatimer.export.markup import element, escaped
from aquatimer.plan.palette import BACKGROUND

_COLUMN, _ROW = 272, 92
_WIDTH, _HEIGHT = 196, 48
_MARGIN = 24
_LINE, _TEXT, _FAINT, _BOX = "#5b7089", "#e6edf3", "#9fb0c3", "#18222e"
_SIZE, _SMALL = 14, 12


class Place(NamedTuple):
    """A column and a row."""

    column: int
    row: int


@dataclass(frozen=True)
class Arrow:
    """From one box to another; what does it; whether it first goes aside, then down."""

    start: str
    end: str
    by: str = ""
    aside: bool = False


BOXES = {
    "workout text (.aqua)": Place(1, 0),
    "tree with places": Place(1, 1),
    "timeline": Place(1, 2),
    "all that could be said": Place(0, 3),
    "clips and their lengths": Place(0, 4),
    "cue plan": Place(1, 4),
    "sounds/*.wav": Place(0, 5),
    "mixer": Place(1, 5),
    "track": Place(0, 6),
    "sound card": Place(1, 6),
    "session": Place(2, 6),
    "screen": Place(2, 7),
}
ARROWS = (
    Arrow("workout text (.aqua)", "tree with places", "lang: parser"),
    Arrow("tree with places", "timeline", "plan: compiler"),
    Arrow("timeline", "all that could be said", "plan: announcements"),
    Arrow("all that could be said", "clips and their lengths", "devices: voice"),
    Arrow("timeline", "cue plan", "plan: planner"),
    Arrow("clips and their lengths", "cue plan"),
    Arrow("cue plan", "mixer"),
    Arrow("clips and their lengths", "mixer"),
    Arrow("sounds/*.wav", "mixer"),
    Arrow("mixer", "track", "export"),
    Arrow("mixer", "sound card", "devices: one stream"),
    Arrow("timeline", "session", aside=True),
    Arrow("sound card", "session", "position"),
    Arrow("session", "screen", "tui"),
)


def flow_svg() -> str:
    """Return the picture; every arrow goes to the side, down, or both."""
    width = 2 * _COLUMN + _WIDTH + 2 * _MARGIN
    height = max(place.row for place in BOXES.values()) * _ROW + _HEIGHT + 2 * _MARGIN
    head = element("path", d="M0 0 8 4 0 8z", fill=_LINE)
    marker = element(
        "marker", head, id="head", markerWidth=8, markerHeight=8, refX=8, refY=4, orient="auto"
    )
    ground = element("rect", width=width, height=height, rx=10, fill=BACKGROUND)
    return element(
        "svg",
        element("title", "How a workout becomes sound"),
        element("defs", marker),
        ground,
        *(_arrow(arrow) for arrow in ARROWS),
        *(_box(name, place) for name, place in BOXES.items()),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        font_family="DejaVu Sans, Verdana, sans-serif",
    )


def _middle(place: Place) -> tuple[float, float]:
    x, y = place.column * _COLUMN + _WIDTH / 2, place.row * _ROW + _HEIGHT / 2
    return _MARGIN + x, _MARGIN + y


def _box(name: str, place: Place) -> str:
    x, y = _middle(place)
    corner = {"x": x - _WIDTH / 2, "y": y - _HEIGHT / 2}
    frame = element("rect", width=_WIDTH, height=_HEIGHT, rx=6, fill=_BOX, stroke=_LINE, **corner)
    return frame + _text(name, (x, y + _SIZE / 3))


def _arrow(arrow: Arrow) -> str:
    (x, y), (to_x, to_y) = _middle(BOXES[arrow.start]), _middle(BOXES[arrow.end])
    side = (to_x > x) - (to_x < x)
    if arrow.aside:
        x += side * _WIDTH / 2
        path = f"M{x:g} {y:g}H{to_x:g}V{to_y - _HEIGHT / 2:g}"
    elif y == to_y:
        x, to_x = x + side * _WIDTH / 2, to_x - side * _WIDTH / 2
        path = f"M{x:g} {y:g}H{to_x:g}"
    else:
        x, to_x = x + side * _WIDTH / 4, to_x - side * _WIDTH / 4
        y, to_y = y + _HEIGHT / 2, to_y - _HEIGHT / 2
        path = f"M{x:g} {y:g}L{to_x:g} {to_y:g}"
    line = element("path", d=path, fill="none", stroke=_LINE, marker_end="url(#head)")
    if not arrow.by:
        return line
    middle_x, middle_y = (x + to_x) / 2, (y + to_y) / 2 + _SMALL / 3
    if y == to_y:
        return line + _text(arrow.by, (middle_x, y - 8), size=_SMALL, fill=_FAINT)
    beside, anchor = (-12, "end") if side < 0 else (8, "start")
    return line + _text(
        arrow.by, (middle_x + beside, middle_y), anchor=anchor, size=_SMALL, fill=_FAINT
    )


def _text(
    words: str,
    at: tuple[float, float],
    *,
    anchor: str = "middle",
    size: int = _SIZE,
    fill: str = _TEXT,
) -> str:
    x, y = at
    return element("text", escaped(words), x=x, y=y, text_anchor=anchor, font_size=size, fill=fill)
