"""A heart rate as a watch or a strap recorded it."""

from dataclasses import dataclass
from typing import NamedTuple

from aquatimer.units.durations import Milliseconds

BELIEVED = (25, 250)
"""Beats a minute between which a reading is believed, both included."""


class Reading(NamedTuple):
    """Beats a minute, `at` milliseconds after the first reading."""

    at: Milliseconds
    bpm: int


@dataclass(frozen=True, slots=True)
class Recording:
    """Readings in order of time, at least two, the first at 0, no two at the same time."""

    readings: tuple[Reading, ...]

    @property
    def duration(self) -> Milliseconds:
        """From the first reading to the last."""
        return self.readings[-1].at
