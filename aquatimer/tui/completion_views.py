"""What the list of candidates says, as strings."""

from collections.abc import Mapping, Sequence

from aquatimer.lang.completion import Candidate, Sort
from aquatimer.plan.efforts import BUILT_IN

_TOLD: Mapping[str, str] = {
    "repeat": "a block so many times",
    "for": "a block for each of a series",
    "between": "between two rounds only",
    "warmup": "an interval of the warm-up",
    "cooldown": "an interval of the cool-down",
    "say": "words before the next interval",
    "wait": "until you go on",
    "option": "a choice at the start",
    "effort": "an effort of your own",
    "at": "a cue at a time",
    "every": "a cue again and again",
    "round": "which round it is",
    "rounds": "how many rounds there are",
    "reps": "repetitions: 15 reps every 4s",
    "rpe": "how hard it feels, 0 to 10",
    "cadence": "cycles a minute of one leg",
    "bpm": "heartbeats a minute",
    "title": "what the session is called",
    "about": "what it is for",
    "level": "easy, medium or hard",
    "gear": "what it needs, with commas",
    "source": "where it comes from",
    "author": "who wrote it",
    "tags": "words to find it by, with commas",
}
_NO_TARGET = "without a target"


def candidate_rows(candidates: Sequence[Candidate]) -> list[str]:
    """Return a row for each candidate: the word, and what it is in a few words."""
    width = max(len(one.word) for one in candidates)
    return [f"{one.word:<{width}}  {_about(one)}".rstrip() for one in candidates]


def _about(one: Candidate) -> str:
    if one.sort is Sort.EFFORT:
        return _about_effort(one.word)
    return _TOLD.get(one.word, "yours" if one.sort is Sort.NAME else "")


def _about_effort(word: str) -> str:
    effort = BUILT_IN.get(word)
    if effort is None:
        return "yours"
    from aquatimer.tui.views import range_text

    percent = effort.target.percent
    return f"{range_text(percent)} % HRmax" if percent else _NO_TARGET
