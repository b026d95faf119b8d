"""Percent of the maximum in water becomes beats."""

import pytest

from aquatimer.plan.efforts import BUILT_IN, Range, Target
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.plan.zones import beats, with_beats


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


def made(target: Target) -> Timeline:
    return Timeline("t", "T", (Segment(0, 0, 1, Phase.MAIN, BUILT_IN["easy"], target, 1),))


def test_a_target_in_beats_of_its_own_stays() -> None:
    target = Target(percent=Range(87, 92), bpm=Range(140, 145))
    assert with_beats(made(target), 172).segments[0].target == target


def test_an_effort_without_a_zone_gets_no_beats() -> None:
    assert with_beats(made(Target()), 172).segments[0].target == Target()
