"""Pictures as PNG, with letters on any computer."""

import struct
from pathlib import Path

from aquatimer.devices.folders import shipped_folder
from aquatimer.devices.raster import png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"'
    ' font-family="sans-serif" font-size="20"><text x="5" y="30">{}</text></svg>'
)


def drawn(text: str, fonts: Path) -> bytes:
    return png(SVG.format(text), fonts=fonts, width=200)


def test_a_picture_has_the_width_that_was_asked_for() -> None:
    written = drawn("easy", shipped_folder("fonts"))
    assert written.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", written[16:24]) == (200, 100)


def test_letters_come_from_the_font_of_the_program() -> None:
    empty, *words = (drawn(text, shipped_folder("fonts")) for text in ("", "über", "Ğő × Жя"))
    assert all(len(word) > len(empty) + 500 for word in words)
