"""The maximum heart rate: estimated from the age, and in water, where it is lower than on land.

In deep-water running the heart peaks at 86 to 95 % of its rate on land, or 10 to 18 beats lower:
87.2 % in Dowzer et al. 1999 (Ergonomics 42:275), 172 against 188 in Svedenhag & Seger 1992. So
every figure here that was not measured in the water is an estimate.
"""

from dataclasses import dataclass

USUAL_FACTOR = 0.90
"""The share of the maximum on land that is taken for the one in water."""

_FINE = 1_000


@dataclass(frozen=True, slots=True)
class Maximum:
    """Beats a minute, and whether they were measured or are an estimate."""

    beats: int
    measured: bool


@dataclass(frozen=True, slots=True)
class WaterAllowance:
    """How the water is allowed for: a share of the maximum on land, or so many beats less.

    With `beats` the share means nothing.
    """

    factor: float = USUAL_FACTOR
    beats: int | None = None


def estimated_maximum(age: int) -> Maximum:
    """Return the maximum on land at an age in years after Tanaka et al. 2001: 208 - 0.7 x age."""
    return Maximum((2_080 - 7 * age + 5) // 10, measured=False)


def maximum_in_water(on_land: Maximum, allowance: WaterAllowance) -> Maximum:
    """Return the maximum in water that follows from that on land, to the nearest beat."""
    if allowance.beats is not None:
        return Maximum(on_land.beats - allowance.beats, measured=False)
    share = round(allowance.factor * _FINE)
    return Maximum((share * on_land.beats + _FINE // 2) // _FINE, measured=False)
