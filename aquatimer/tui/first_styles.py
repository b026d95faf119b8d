"""The styles that the first frame needs."""

from collections.abc import Sequence
from pathlib import Path

_FOLDER = Path(__file__).parent


def first_styles(screen: str) -> Sequence[Path]:
    """Return the styles of the program and of the screen that it begins with.

    They are read together, because for styles that come later Textual reads all others again.
    """
    return _FOLDER / "aquatimer.tcss", _FOLDER / "screens" / f"{screen}.tcss"
