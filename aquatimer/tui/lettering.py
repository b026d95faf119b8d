"""Text as large as the room allows: bitmap glyphs at a whole-number scale, in half blocks.

A pixel is `scale` cells wide and `scale` half rows high, which is square in a terminal.
"""

from collections.abc import Mapping

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
    pixels = _pixels(text, face, gap)
    return max(0, min(columns // len(pixels[0]), 2 * rows // len(pixels)))


def lettering(text: str, face: Mapping[str, Glyph], *, scale: int, gap: int = 1) -> list[str]:
    """Draw `text` in blocks, one string a row; `gap` is the pixels between two glyphs."""
    lines = [
        "".join(pixel * scale for pixel in line)
        for line in _pixels(text, face, gap)
        for _ in range(scale)
    ]
    if len(lines) % 2:
        lines.append("." * len(lines[0]))
    return [_row(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]


def _pixels(text: str, face: Mapping[str, Glyph], gap: int) -> list[str]:
    return [("." * gap).join(row) for row in zip(*(face[each] for each in text), strict=True)]


def _row(upper: str, lower: str) -> str:
    return "".join(_BLOCKS[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
