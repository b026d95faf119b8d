"""The built-in efforts: how hard, and what each stands for in percent, cadence and RPE."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included; `high` is None where there is no upper end."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Target:
    """What to aim for; None where a measure does not apply.

    Percent of the maximum heart rate, beats a minute, RPE from 0 to 10, and cycles a minute of
    one leg.
    """

    percent: Range | None = None
    bpm: Range | None = None
    rpe: Range | None = None
    cadence: Range | None = None


@dataclass(frozen=True, slots=True)
class Effort:
    """One effort word: `strain` orders efforts from rest (0) to sprint (5), None for technique."""

    name: str
    strain: int | None
    target: Target
    description: str | None = None

    @property
    def is_recovery(self) -> bool:
        """Whether one gets one's breath back in it (rest and easy)."""
        return self.strain is not None and self.strain <= _EASY

    @property
    def is_work(self) -> bool:
        """Whether it is harder than easy; technique is not."""
        return self.strain is not None and self.strain > _EASY

    @property
    def is_rest(self) -> bool:
        """Whether one stops running altogether."""
        return self.strain == 0


_EASY = 1


def _effort(
    name: str,
    strain: int,
    percent: tuple[int, int],
    rpe: tuple[int, int],
    cadence: tuple[int, int | None],
) -> Effort:
    target = Target(percent=Range(*percent), rpe=Range(*rpe), cadence=Range(*cadence))
    return Effort(name, strain, target)


_ALL = (
    _effort("rest", 0, (0, 65), (1, 2), (0, 60)),
    _effort("easy", 1, (65, 75), (2, 3), (60, 70)),
    _effort("steady", 2, (75, 87), (4, 6), (70, 80)),
    _effort("medium", 3, (87, 92), (4, 6), (70, 80)),
    _effort("hard", 4, (92, 95), (7, 8), (80, 90)),
    _effort("sprint", 5, (95, 100), (9, 10), (90, None)),
    Effort("drill", None, Target()),
    Effort("stretch", None, Target()),
    Effort("strength", None, Target()),
)

BUILT_IN: Mapping[str, Effort] = MappingProxyType({effort.name: effort for effort in _ALL})
