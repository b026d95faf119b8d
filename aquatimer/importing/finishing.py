"""A step made fit for the language: its times, targets and words within what that can say."""

from dataclasses import replace

from aquatimer.importing.steps import Aim, Step
from aquatimer.importing.texts import clean
from aquatimer.units.durations import SECOND, Milliseconds

_TENTH: Milliseconds = SECOND // 10
_REACH = {"percent": (1, 100), "bpm": (20, 250), "rpe": (0, 10), "cadence": (1, 200)}


def finished(step: Step) -> Step:
    """Return the step with times in tenths of a second and everything else in its limits."""
    duration = step.duration and max(_TENTH, _tenths(step.duration))
    is_even = step.reps > 0 and duration % (step.reps * _TENTH) == 0
    said = [words for words in map(clean, step.says) if words]
    cues = [
        (at, words)
        for at, words in ((_tenths(at), clean(text)) for at, text in step.cues)
        if words and at < duration
    ]
    return replace(
        step,
        duration=duration,
        label=clean(step.label or "") or None,
        aim=_within_reach(step.aim),
        reps=step.reps if is_even else 0,
        says=(*said, *(words for at, words in cues if not at)),
        cues=tuple(sorted((at, words) for at, words in cues if at)),
    )


def _tenths(milliseconds: Milliseconds) -> Milliseconds:
    return (milliseconds + _TENTH // 2) // _TENTH * _TENTH


def _within_reach(aim: Aim | None) -> Aim | None:
    if aim is None:
        return None
    least, most = _REACH[aim.measure]
    low, high = min(max(aim.low, least), most), min(max(aim.high, least), most)
    return Aim(aim.measure, min(low, high), max(low, high))
