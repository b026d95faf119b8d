"""The maximum heart rate against worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.maximum_heart_rate import (
    Maximum,
    WaterAllowance,
    estimated_maximum,
    maximum_in_water,
)


@pytest.mark.parametrize(("age", "beats"), [(20, 194), (30, 187), (40, 180), (41, 179), (60, 166)])
def test_tanaka_2001(age: int, beats: int) -> None:
    """208 - 0.7 x age; the paper's own example is 180 at 40."""
    assert estimated_maximum(age) == Maximum(beats, measured=False)


@pytest.mark.parametrize(
    ("land", "allowance", "beats"),
    [
        # Svedenhag & Seger 1992 measured 172 in water where it was 188 on land.
        (188, WaterAllowance(beats=16), 172),
        (188, WaterAllowance(), 169),
        # Dowzer et al. 1999 found 87.2 %.
        (190, WaterAllowance(factor=0.872), 166),
        # AquaJogger takes off 12 to 15 beats, the Aquatic Exercise Association 17 or 13 %.
        (180, WaterAllowance(beats=15), 165),
        (180, WaterAllowance(beats=17), 163),
        (180, WaterAllowance(factor=0.87), 157),
        (185, WaterAllowance(), 167),
    ],
)
def test_the_maximum_in_water(land: int, allowance: WaterAllowance, beats: int) -> None:
    assert maximum_in_water(Maximum(land, measured=True), allowance) == Maximum(
        beats, measured=False
    )


@given(st.integers(80, 240), st.integers(600, 1_000))
def test_it_is_the_nearest_beat_and_never_above_the_one_on_land(land: int, share: int) -> None:
    found = maximum_in_water(Maximum(land, measured=True), WaterAllowance(factor=share / 1_000))
    assert abs(found.beats - land * share / 1_000) <= 0.5
    assert found.beats <= land
