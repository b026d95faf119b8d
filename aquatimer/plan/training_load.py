"""How much a session or a week was: the load by RPE, by zones, and by heart-rate reserve."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, pstdev

from aquatimer.plan.heart_rate import Hold, ZoneTimes
from aquatimer.units.durations import MINUTE, Milliseconds

DAYS = 7


class Sex(StrEnum):
    """Whose blood lactate the weights of Banister's load were fitted to."""

    FEMALE = "female"
    MALE = "male"


_WEIGHTS = {Sex.MALE: (0.64, 1.92), Sex.FEMALE: (0.86, 1.67)}


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """A week after Foster; monotony and strain are None where all days are the same."""

    load: float
    monotony: float | None
    strain: float | None


def session_load(rpe: int, done: Milliseconds) -> float:
    """Return the load of a session after Foster: RPE times minutes."""
    return rpe * done / MINUTE


def monotony(loads: Sequence[float]) -> float | None:
    """Return the mean of loads through their standard deviation; None where they are all the same.

    They are all there is, not a sample of more.
    """
    # Foster et al. 2001 do not say which deviation they mean; the 1.26 of their Table 5 is this.
    deviation = pstdev(loads)
    return fmean(loads) / deviation if deviation else None


def week_load(days: Sequence[float]) -> WeekLoad:
    """Return what the loads of seven days are together; strain is the load times the monotony."""
    if len(days) != DAYS:
        raise ValueError(f"a week has {DAYS} days, not {len(days)}")
    load, same = sum(days), monotony(days)
    return WeekLoad(load, same, None if same is None else load * same)


def edwards_load(times: ZoneTimes) -> float:
    """Return the load after Edwards: the minutes in zone 1 once, in zone 2 twice, up to five."""
    return sum(zone * time for zone, time in enumerate(times.zones)) / MINUTE


def banister_load(held: Iterable[Hold], *, hr_max: int, hr_rest: int, sex: Sex) -> float:
    """Return the load after Banister (TRIMP), with the maximum in water and the resting rate.

    Each minute counts as r * a * e^(b * r); r is the share of the heart-rate reserve in use, and
    a and b are 0.64 and 1.92 for men, 0.86 and 1.67 for women. Raises ValueError where the
    resting rate is not below the maximum.
    """
    if hr_rest >= hr_max:
        raise ValueError(f"a resting rate of {hr_rest} is not below a maximum of {hr_max}")
    weight, growth = _WEIGHTS[sex]
    load = 0.0
    for hold in held:
        if hold.bpm is not None:
            share = min(max((hold.bpm - hr_rest) / (hr_max - hr_rest), 0), 1)
            load += hold.span.duration / MINUTE * share * weight * math.exp(growth * share)
    return load
