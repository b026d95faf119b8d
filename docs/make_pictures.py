# noqa: INP001 - a script beside what it makes, no package
"""Draws the pictures of the documentation: `make picture`.

With names, only those: `python -m docs.make_pictures session help`.

What a picture shows is in `poses`; how it becomes SVG is in `drawing`.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.drawing import Picture, after_keys
from docs.poses import (
    browsing,
    in_sunlight,
    in_the_sprint,
    setting,
    swum_out,
    with_a_slip,
    with_fifteen_rounds,
    writing,
)

DOCS = Path(__file__).parent
SESSION = "aquatimer start springboard"
TYPING_A_ZONE = after_keys(*["down"] * 11, *"91")
PICTURES = (
    Picture("session", SESSION, in_the_sprint),
    Picture("sunlight", SESSION, in_sunlight),
    Picture("help", SESSION, in_the_sprint, after_keys("f1")),
    Picture("palette", SESSION, in_the_sprint, after_keys("ctrl+p")),
    Picture("summary", SESSION, swum_out, after_keys("q", "7")),
    Picture("library", "aquatimer", browsing, with_fifteen_rounds),
    Picture("settings", "aquatimer settings", setting, TYPING_A_ZONE, (120, 32)),
    Picture("editor", "aquatimer edit springboard", writing, with_a_slip, (120, 32)),
)


def main(names: Sequence[str]) -> None:
    """Draw these pictures, or all of them, as a runner sees them who has just begun."""
    with TemporaryDirectory() as home:
        os.environ["AQUATIMER_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        for picture in PICTURES:
            if picture.name in (names or [picture.name]):
                (DOCS / f"{picture.name}.svg").write_text(
                    asyncio.run(picture.drawn()), encoding="utf-8"
                )


if __name__ == "__main__":
    main(sys.argv[1:])
