"""Text as large as the room allows: bitmap glyphs at a whole-number scale, in half blocks.

A pixel is `scale` cells wide and `scale` half rows high, which is square in a terminal.
"""

from collections.abc import Mapping
from functools import lru_cache

from aquatimer.tui.glyphs import Glyph

FULL, UPPER, LOWER, EMPTY = "█▀▄ "
_BLOCKS = {(True, True): FULL, (True, False): UPPER, (False, True): LOWER, (False, False): EMPTY}


def largest_scale(
    text: str, face: Mapping[str, Glyph], *, columns: int, rows: int, gap: int = 1
) -> int:
    """Return the largest scale at which `text` fits into the room.

    0 where not even the smallest fits, or where the face has no glyph for one of the characters.
    """
    if not text or any(character not in face for character in text):
        return 0
    wide = sum(len(face[each][0]) + gap for each in text) - gap
    high = len(face[text[0]])
    return max(0, min(columns // wide, 2 * rows // high))


def lettering(text: str, face: Mapping[str, Glyph], *, scale: int, gap: int = 1) -> list[str]:
    """Draw `text` in blocks, one string a row; `gap` is the pixels between two glyphs."""
    glyphs = (_blocks(face[each], scale) for each in text)
    return [(EMPTY * gap * scale).join(row) for row in zip(*glyphs, strict=True)]


@lru_cache(256)
def _blocks(glyph: Glyph, scale: int) -> tuple[str, ...]:
    """Draw one glyph, once: a clock draws the same few every second."""
    lines = ["".join(pixel * scale for pixel in line) for line in glyph for _ in range(scale)]
    if len(lines) % 2:
        lines.append("." * len(lines[0]))
    return tuple(_row(*pair) for pair in zip(lines[::2], lines[1::2], strict=True))


def _row(upper: str, lower: str) -> str:
    return "".join(_BLOCKS[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
