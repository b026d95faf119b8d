"""The words of the language, and the one that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

SECONDS = ("s", "sec", "secs", "second", "seconds")
MINUTES = ("m", "min", "mins", "minute", "minutes")
HOURS = ("h", "hr", "hrs", "hour", "hours")
UNITS = (*SECONDS, *MINUTES, *HOURS)

TIMES = ("x", "times", "time")
REPS = ("reps", "rep")
PHASES = ("warmup", "cooldown")
MEASURES = ("rpe", "cadence", "bpm")
OPENERS = ("repeat", "for", "between", "option", "effort", "say", "wait", *PHASES)
CUES = ("at", "every")
EFFORTS = (
    "rest",
    "easy",
    "steady",
    "medium",
    "hard",
    "sprint",
    "drill",
    "stretch",
    "strength",
)
LINKS = ("in", "to", "by", "from", "or", "half", "round")
KEYS = ("title", "about", "level", "gear", "source", "author", "tags")
LEVELS = ("easy", "medium", "hard")

STARTS = (*OPENERS, *CUES)
RESERVED = frozenset((*UNITS, *TIMES, *REPS, *MEASURES, *OPENERS, *CUES, *LINKS, *KEYS))

_NEAR = 0.6
_LONGEST = 30
_MOST_KNOWN = 100
_MOST_LISTED = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, None when none is near."""
    candidates = list(islice(known, _MOST_KNOWN))
    if len(word) > _LONGEST:
        return None
    return next(iter(get_close_matches(word.lower(), candidates, n=1, cutoff=_NEAR)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the hint that names the nearest known word."""
    near = nearest(word, known)
    return f"Did you mean `{near}`?" if near else None


def no_such_start(word: str, following: str) -> str:
    """Return the hint for a first word that no line has; `following` is what stands after it."""
    near = nearest(word, (*STARTS, *EFFORTS))
    if near in EFFORTS:
        return f"The time comes first, then the effort: `{following or '1:30'} {near}`."
    if near:
        return f"Did you mean `{near}`?"
    return f"A line starts with a time, or with {listed(OPENERS)}."


def listed(words: Iterable[str], link: str = "or") -> str:
    """Write `a, b or c`, no more than the first few."""
    *most, last = islice(words, _MOST_LISTED)
    return f"{', '.join(most)} {link} {last}" if most else last
