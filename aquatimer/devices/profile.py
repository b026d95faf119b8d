"""An athlete's profile as it stands in a file: what it may say, and what follows from it."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aquatimer.plan.athlete import Athlete
from aquatimer.plan.efforts import BUILT_IN, Range
from aquatimer.plan.markers import Marker
from aquatimer.plan.maximum_heart_rate import (
    USUAL_FACTOR,
    Maximum,
    WaterAllowance,
    estimated_maximum,
    maximum_in_water,
)
from aquatimer.plan.zones import HR_MAX_RANGE

YOUNGEST, OLDEST = 10, 100
"""Ages in years for which the maximum is estimated."""

_LOWEST, _HIGHEST = HR_MAX_RANGE
_MAXIMUM = f"beats a minute, a whole number from {_LOWEST} to {_HIGHEST}"

_Beats = Annotated[int, Field(ge=_LOWEST, le=_HIGHEST)]
_Percent = Annotated[int, Field(ge=0, le=100)]
_Zone = Annotated[list[_Percent], Field(min_length=2, max_length=2)]
_ZONE = "two whole numbers from 0 to 100, such as [86, 91]"


def _middle(zone: Range) -> int:
    return zone.low + (zone.low if zone.high is None else zone.high)


class _Section(BaseModel):
    """A part of the file. A field's description goes on after "it must be"."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Water(_Section):
    """How the water is allowed for: one of these, the usual share where there is none.

    `hr_max` was measured in the water.
    """

    factor: float | None = Field(
        default=None, ge=0.6, le=1, description="a share of the maximum on land from 0.6 to 1"
    )
    beats: int | None = Field(
        default=None,
        ge=0,
        le=40,
        description="how many beats lower the maximum is, a whole number from 0 to 40",
    )
    hr_max: _Beats | None = Field(default=None, description=_MAXIMUM)

    @model_validator(mode="after")
    def _one_counts(self) -> Self:
        given = [name for name in ("factor", "beats", "hr_max") if getattr(self, name) is not None]
        if len(given) > 1:
            raise ValueError(f"has {' and '.join(given)}, and only one of them can count")
        return self


class Zones(_Section):
    """Percent of the maximum for efforts that differ from the built-in ones."""

    rest: _Zone | None = Field(default=None, description=_ZONE)
    easy: _Zone | None = Field(default=None, description=_ZONE)
    steady: _Zone | None = Field(default=None, description=_ZONE)
    medium: _Zone | None = Field(default=None, description=_ZONE)
    hard: _Zone | None = Field(default=None, description=_ZONE)
    sprint: _Zone | None = Field(default=None, description=_ZONE)

    @property
    def ranges(self) -> dict[str, Range]:
        """The ranges that are given, by effort."""
        given = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: Range(*zone) for name, zone in given if zone is not None}

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        for name, zone in self.ranges.items():
            if zone.high is not None and zone.low > zone.high:
                told = f"{zone.low} to {zone.high}"
                raise ValueError(f"has a zone for {name} that ends below its beginning, {told}")
        return self

    @model_validator(mode="after")
    def _rise_with_the_effort(self) -> Self:
        standing = {name: BUILT_IN[name].target.percent for name in type(self).model_fields}
        rising = list((standing | self.ranges).items())
        for (easier, one), (harder, other) in pairwise(rising):
            if one and other and _middle(one) > _middle(other):
                raise ValueError(
                    f"makes {easier} ({one.low}-{one.high} %) harder than {harder} "
                    f"({other.low}-{other.high} %). Set both together"
                )
        return self


class FoundMarker(_Section):
    """A point on the wall at the stretch of the bungee that belongs to an effort."""

    place: str = Field(
        min_length=1, max_length=80, description="words for where it is, 80 letters at most"
    )
    found: date = Field(description="the day it was found, such as 2026-11-24")
    note: str | None = Field(
        default=None, min_length=1, max_length=200, description="a text of 200 letters at most"
    )

    def age(self, today: date) -> int:
        """Return how many days ago it was found; none for one from the future."""
        return max((today - self.found).days, 0)


class Markers(_Section):
    """The bungee markers that were found."""

    sprint: FoundMarker | None = Field(default=None, description="a section: [markers.sprint]")
    medium: FoundMarker | None = Field(default=None, description="a section: [markers.medium]")

    @property
    def found(self) -> dict[str, FoundMarker]:
        """The markers that there are, by effort."""
        known = {"sprint": self.sprint, "medium": self.medium}
        return {effort: marker for effort, marker in known.items() if marker is not None}


class Profile(_Section):
    """Who does the sessions; what the file leaves out is not known, or as usual."""

    name: str = Field(min_length=1, max_length=60, description="a name of 60 letters at most")
    birth_year: int | None = Field(
        default=None, ge=1900, le=2100, description="a year, such as 1985"
    )
    hr_max: _Beats | None = Field(default=None, description=_MAXIMUM)
    hr_rest: int | None = Field(
        default=None, ge=25, le=120, description="beats a minute, a whole number from 25 to 120"
    )
    sex: Literal["female", "male"] | None = Field(default=None, description='"female" or "male"')
    units: Literal["beats", "percent"] = Field(
        default="beats", description='"beats" or "percent", what heart rates are told in'
    )
    water: Water = Field(default=Water(), description="a section: [water] on a line")
    zones: Zones = Field(default=Zones(), description="a section: [zones] on a line")
    markers: Markers = Field(default=Markers(), description="sections such as [markers.sprint]")

    @model_validator(mode="after")
    def _rests_below_its_maximum(self) -> Self:
        for maximum in (self.hr_max, self.water.hr_max):
            if self.hr_rest is not None and maximum is not None and self.hr_rest >= maximum:
                raise ValueError(
                    f"has a resting rate of {self.hr_rest}, and that is not below the maximum "
                    f"of {maximum}"
                )
        return self

    @model_validator(mode="after")
    def _is_lower_in_water(self) -> Self:
        land, water = self.hr_max, self.water.hr_max
        if land is not None and water is not None and water > land:
            raise ValueError(
                f"has a maximum of {water} in water, and that is above the one of {land} on land"
            )
        return self

    def on_land(self, year: int) -> Maximum | None:
        """Return the maximum on land in this year: measured, or else estimated from the age."""
        if self.hr_max is not None:
            return Maximum(self.hr_max, measured=True)
        if self.birth_year is None or not YOUNGEST <= year - self.birth_year <= OLDEST:
            return None
        return estimated_maximum(year - self.birth_year)

    def in_water(self, year: int) -> Maximum | None:
        """Return the maximum in water in this year, None where it cannot be told."""
        if self.water.hr_max is not None:
            return Maximum(self.water.hr_max, measured=True)
        land = self.on_land(year)
        return None if land is None else maximum_in_water(land, self._allowance())

    def athlete(self, today: date) -> Athlete:
        """Return what sessions need to know of this athlete today."""
        water = self.in_water(today.year) if self.units == "beats" else None
        return Athlete(
            hr_max=None if water is None else water.beats,
            percent=self.zones.ranges,
            markers={
                effort: Marker(marker.place, marker.age(today))
                for effort, marker in self.markers.found.items()
            },
        )

    def doubts(self, year: int) -> Iterator[str]:
        """Yield a sentence for each thing that cannot be in this year."""
        if self.birth_year is not None and not YOUNGEST <= year - self.birth_year <= OLDEST:
            yield (
                f"Born in {self.birth_year}, this athlete would be {year - self.birth_year} years "
                f"old in {year}; the estimate of the maximum is for {YOUNGEST} to {OLDEST}."
            )
        water = self.in_water(year)
        if water is not None and water.beats < _LOWEST:
            yield f"The maximum in water would be {water.beats}, below {_LOWEST}."
        elif water is not None and self.hr_rest is not None and self.hr_rest >= water.beats:
            yield (
                f"The resting rate of {self.hr_rest} is not below the maximum in water, "
                f"which is {water.beats}."
            )

    def _allowance(self) -> WaterAllowance:
        factor = USUAL_FACTOR if self.water.factor is None else self.water.factor
        return WaterAllowance(factor, self.water.beats)
