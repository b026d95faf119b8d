"""The words of the language, and the one that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

SECONDS = ("s", "sec", "secs", "second", "seconds")
MINUTES = ("m", "min", "mins", "minute", "minutes")
HOURS = ("h", "hr", "hrs", "hour", "hours")
UNITS = (*SECONDS, *MINUTES, *HOURS)

TIMES = ("x", "times")
REPS = ("reps", "rep")
PHASES = ("warmup", "cooldown")
MEASURES = ("rpe", "cadence", "bpm")
OPENERS = ("repeat", "for", "between", "option", "effort", "say", "wait", *PHASES)
CUES = ("at", "every")
LINKS = ("in", "to", "by", "from", "or", "half", "round")
KEYS = ("title", "about", "level", "gear", "source", "author", "tags")
LEVELS = ("easy", "medium", "hard")

RESERVED = frozenset((*UNITS, *TIMES, *REPS, *MEASURES, *OPENERS, *CUES, *LINKS, *KEYS))

_NEAR = 0.55
_LONGEST = 30


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, None when none is near."""
    if len(word) > _LONGEST:
        return None
    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=_NEAR)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the hint that names the nearest known word."""
    near = nearest(word, known)
    return f"Did you mean `{near}`?" if near else None


def listed(words: Iterable[str], link: str = "or") -> str:
    """Write `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} {link} {last}" if most else last
