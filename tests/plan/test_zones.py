"""Percent of the maximum in water becomes beats."""

import pytest

from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.zones import beats, beats_of
from aquatimer.units.durations import MINUTE, SECOND


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (Range(87, 92), Range(150, 158)),
        (Range(65, 75), Range(112, 129)),
        (Range(95, 100), Range(163, 172)),
        (Range(0, 65), Range(0, 112)),
        (Range(90, None), Range(155, None)),
    ],
)
def test_beats_of_172(percent: Range, expected: Range) -> None:
    assert beats(percent, 172) == expected


@pytest.mark.parametrize(
    ("target", "duration", "expected"),
    [
        (Target(percent=Range(87, 92)), MINUTE, Range(150, 158)),
        (Target(percent=Range(87, 92)), 59 * SECOND, None),
        (Target(percent=Range(87, 92), bpm=Range(140, 145)), MINUTE, Range(140, 145)),
        (Target(bpm=Range(140, 145)), 10 * SECOND, Range(140, 145)),
        (Target(), 10 * MINUTE, None),
    ],
)
def test_beats_come_from_percent_unless_written_and_not_below_a_minute(
    target: Target, duration: int, expected: Range | None
) -> None:
    assert beats_of(target, duration, 172) == expected
