"""Pictures as pixels, with the font that comes with the program."""

from pathlib import Path

import resvg_py

_FAMILY = "DejaVu Sans"


def png(svg: str, *, fonts: Path, width: int) -> bytes:
    """Return a picture as PNG, `width` pixels wide.

    Letters come from the fonts in a folder, and from those of the system where these have none.
    """
    files = [str(path) for path in sorted(fonts.glob("*.ttf"))]
    return resvg_py.svg_to_bytes(
        svg_string=svg, width=width, font_files=files, sans_serif_family=_FAMILY
    )
