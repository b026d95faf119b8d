"""How pictures look: their colours, on dark or on light, and the writing on them."""

from dataclasses import dataclass
from enum import StrEnum

from aquatimer.export.markup import element, escaped
from aquatimer.plan.efforts import Effort
from aquatimer.plan.palette import BACKGROUND, blend, effort_colour

FONT = "DejaVu Sans, Verdana, sans-serif"
"""The first is the one that comes with the program, and is near to the second in width."""

_LUMINANCE_ON_WHITE = 0.29
"""What is no lighter than this has a contrast of 3 to white, as shapes should have."""
_SHADE = 0.04
_LINEAR_BELOW = 0.04045


class Look(StrEnum):
    """The two grounds that a picture can have."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one look; `lightest` is the luminance of the lightest bar it can have."""

    ground: str
    ink: str
    quiet: str
    lightest: float = 1.0
    on_bars: str = BACKGROUND

    def of(self, effort: Effort) -> str:
        """Return the colour of an effort, shaded as far as the ground needs."""
        colour = effort_colour(effort)
        while luminance(colour) > self.lightest:
            colour = blend(colour, "#000000", _SHADE)
        return colour


COLOURS = {
    Look.DARK: Colours(BACKGROUND, "#e6edf3", "#9fb0c3"),
    Look.LIGHT: Colours("#ffffff", BACKGROUND, "#4a5563", _LUMINANCE_ON_WHITE),
}


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` as WCAG defines it: 0 is black, 1 is white."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4


def words(  # noqa: PLR0913 - a text on a picture has this many sides
    text: str, x: float, y: float, *, size: float, fill: str, anchor: str = "start"
) -> str:
    """Write a text with its baseline at `y`; `anchor` says which part of it is at `x`."""
    return element("text", escaped(text), x=x, y=y, font_size=size, fill=fill, text_anchor=anchor)


def bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Write a filled rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)
