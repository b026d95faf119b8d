"""The clock that is read from the water."""

from collections.abc import Mapping
from typing import ClassVar

from aquatimer.tui.glyphs import DIGITS, Glyph
from aquatimer.tui.widgets.lettered import Lettered


class BigDigits(Lettered):
    """A time in strokes two pixels wide, as large as the room allows."""

    FACE: ClassVar[Mapping[str, Glyph]] = DIGITS
    GAP: ClassVar[int] = 2
