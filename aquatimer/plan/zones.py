"""Heart-rate zones: percent of the maximum in water, as beats a minute."""

from aquatimer.plan.efforts import Range, Target
from aquatimer.units.durations import MINUTE, Milliseconds

HR_MAX_RANGE = (80, 240)
"""Beats a minute between which a maximum heart rate is believed."""

BEATS_FROM: Milliseconds = MINUTE
"""The heart lags 20 to 40 s behind the effort, so shorter intervals have no target in beats."""


def beats(percent: Range, hr_max: int) -> Range:
    """Return a range of percent in beats a minute, to the nearest: 87-92 % of 172 is 150-158.

    `hr_max` is the maximum in water, taken as it is.
    """
    high = None if percent.high is None else _share(percent.high, hr_max)
    return Range(_share(percent.low, hr_max), high)


def beats_of(target: Target, duration: Milliseconds, hr_max: int) -> Range | None:
    """Return the target of an interval in beats: its own, or what its percent are.

    None where it is shorter than a minute or has neither.
    """
    if target.bpm is not None or target.percent is None:
        return target.bpm
    return beats(target.percent, hr_max) if duration >= BEATS_FROM else None


def _share(percent: int, hr_max: int) -> int:
    return (percent * hr_max + 50) // 100
