"""Words from other files, made fit for a workout of ours."""

from aquatimer.lang.characters import visible
from aquatimer.lang.limits import TEXT_LENGTH

_CUT = "…"


def clean(text: str, most: int = TEXT_LENGTH) -> str:
    """Return a text as one line of at most so many characters, without anything invisible."""
    line = " ".join(visible(text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}{_CUT}"
