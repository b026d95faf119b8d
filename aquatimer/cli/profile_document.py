"""A profile for programs: what `profile --json` prints."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aquatimer.devices.profile import Profile
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.maximum_heart_rate import Maximum
from aquatimer.plan.zones import beats


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class MaximumDocument(_Document):
    """A maximum heart rate in beats a minute."""

    beats: int
    measured: bool


class ZoneDocument(_Document):
    """The target of an effort; `bpm` is null where the maximum in water is not known."""

    percent: tuple[int, int | None]
    bpm: tuple[int, int | None] | None


class MarkerDocument(_Document):
    """A bungee marker."""

    place: str
    found: str
    age_days: int
    note: str | None


class ProfileDocument(_Document):
    """What `profile --json` prints; null is what is not known."""

    format: Literal["aquatimer.profile/1"] = "aquatimer.profile/1"
    name: str
    birth_year: int | None
    hr_max_land: MaximumDocument | None
    hr_max_water: MaximumDocument | None
    hr_rest: int | None
    sex: str | None
    units: str
    zones: dict[str, ZoneDocument]
    markers: dict[str, MarkerDocument]


def profile_json(profile: Profile, today: date) -> str:
    """Return the profile document as indented JSON, without a newline at its end."""
    water = profile.in_water(today.year)
    document = ProfileDocument(
        name=profile.name,
        birth_year=profile.birth_year,
        hr_max_land=_maximum(profile.on_land(today.year)),
        hr_max_water=_maximum(water),
        hr_rest=profile.hr_rest,
        sex=profile.sex,
        units=profile.units,
        zones=dict(_zones(profile, water)),
        markers={
            effort: MarkerDocument(
                place=marker.place,
                found=str(marker.found),
                age_days=marker.age(today),
                note=marker.note,
            )
            for effort, marker in profile.markers.found.items()
        },
    )
    return document.model_dump_json(indent=2)


def _maximum(maximum: Maximum | None) -> MaximumDocument | None:
    if maximum is None:
        return None
    return MaximumDocument(beats=maximum.beats, measured=maximum.measured)


def _zones(profile: Profile, water: Maximum | None) -> Iterator[tuple[str, ZoneDocument]]:
    for effort in BUILT_IN.values():
        percent = profile.zones.ranges.get(effort.name, effort.target.percent)
        if percent is not None:
            told = beats(percent, water.beats) if water else None
            pulse = None if told is None else (told.low, told.high)
            yield effort.name, ZoneDocument(percent=(percent.low, percent.high), bpm=pulse)
