"""Heart-rate zones: percent of the maximum in water, as beats a minute."""

from dataclasses import replace

from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.timeline import Timeline

HR_MAX_RANGE = (80, 240)
"""Beats a minute between which a maximum heart rate is believed."""


def beats(percent: Range, hr_max: int) -> Range:
    """Return a range of percent in beats a minute, to the nearest: 87-92 % of 172 is 150-158."""
    high = None if percent.high is None else _share(percent.high, hr_max)
    return Range(_share(percent.low, hr_max), high)


def with_beats(timeline: Timeline, hr_max: int) -> Timeline:
    """Return the timeline with beats for every target in percent that has none of its own.

    `hr_max` is the maximum in water, taken as it is.
    """
    segments = tuple(
        replace(segment, target=_target_with_beats(segment.target, hr_max))
        for segment in timeline.segments
    )
    return replace(timeline, segments=segments)


def _share(percent: int, hr_max: int) -> int:
    return (percent * hr_max + 50) // 100


def _target_with_beats(target: Target, hr_max: int) -> Target:
    if target.percent is None or target.bpm is not None:
        return target
    return replace(target, bpm=beats(target.percent, hr_max))
