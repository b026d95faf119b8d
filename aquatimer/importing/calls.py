"""What `export` writes of an interval for other programs, read again.

`Sprint`, `Hard @ rpe 7: Quick turnover`, `Strength (15 reps): Clamshell`, `Wait: Look at me`.
"""

import re
from dataclasses import dataclass

from aquatimer.importing.steps import Aim
from aquatimer.lang.words import EFFORTS

_WAIT = "wait"
_CALL = re.compile(
    r"""(?P<word>[a-z]+)
    (?:\ \((?P<reps>\d{1,5})\ reps\))?
    (?:\ @\ (?:(?P<measure>rpe|cadence)\ )?
        (?P<low>\d{1,3})(?:-(?P<high>\d{1,3}))?(?P<unit>%|\ bpm)?)?
    (?::\ (?P<label>.+))?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

_BEATS = re.compile(r"([^:]*?) \((?:up to )?\d{1,3}(?:-\d{1,3})? bpm\)(?=: |$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    """An effort with what was written beside it; `effort` is rest for a wait."""

    effort: str
    wait: bool
    reps: int
    aim: Aim | None
    label: str | None


def without_beats(text: str) -> str:
    """Return a text of ours without an athlete's beats, which its target in percent tells too."""
    found = _BEATS.match(text)
    return text if found is None else found[1] + text[found.end() :]


def read_call(text: str) -> Call | None:
    """Return what a text of ours says, None for any other text."""
    found = _CALL.fullmatch(text.strip())
    if found is None:
        return None
    word = found["word"].lower()
    aim = _aim(found)
    if (word not in EFFORTS and word != _WAIT) or (found["low"] and aim is None):
        return None
    wait = word == _WAIT
    return Call("rest" if wait else word, wait, int(found["reps"] or 0), aim, found["label"])


def _aim(found: re.Match[str]) -> Aim | None:
    measure = found["measure"] or {"%": "percent", " bpm": "bpm"}.get(found["unit"] or "")
    is_double = bool(found["measure"]) and bool(found["unit"])
    if found["low"] is None or measure is None or is_double:
        return None
    low = int(found["low"])
    return Aim(measure.lower(), low, int(found["high"] or low))
