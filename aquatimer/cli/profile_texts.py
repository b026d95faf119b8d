"""A profile as the texts of the keys that `profile set` takes."""

from collections.abc import Iterator

from aquatimer.devices.profile import Profile, Water


def profile_texts(profile: Profile | None) -> dict[str, str]:
    """Return what every key says, as it could be set; empty is not known."""
    if profile is None:
        return dict(_texts(Profile(name="nobody"))) | {"name": ""}
    return dict(_texts(profile))


def _texts(profile: Profile) -> Iterator[tuple[str, str]]:
    yield "name", profile.name
    yield "birth-year", _number(profile.birth_year)
    yield "hr-max", _number(profile.hr_max)
    yield "hr-rest", _number(profile.hr_rest)
    yield "sex", profile.sex or ""
    yield "units", profile.units
    yield "water", _water(profile.water)
    for effort, zone in profile.zones.ranges.items():
        yield f"zone.{effort}", f"{zone.low}-{zone.high}"
    for effort, marker in profile.markers.found.items():
        yield f"marker.{effort}", marker.place
        yield f"marker.{effort}.note", marker.note or ""


def _water(water: Water) -> str:
    if water.hr_max is not None:
        return f"max {water.hr_max}"
    if water.beats is not None:
        return f"{water.beats} beats"
    return "" if water.factor is None else f"{water.factor:.3g}"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
