"""The cue plan as a script that people can read, a line for each cue."""

from aquatimer.plan.cues import Cue
from aquatimer.units.durations import clock_text


def script_line(cue: Cue) -> str:
    """Return a cue as its time, its kind, its role and what is said."""
    seconds, point, tenths = clock_text(cue.at).partition(".")
    time = f"{seconds:>8}{point + tenths:<2}"
    return f"{time}  {cue.kind:<6}  {cue.name:<8}  {cue.text or ''}".rstrip()
