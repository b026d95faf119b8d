"""A profile for people: what is known, what follows from it in the water, what is an estimate."""

from collections.abc import Iterator
from datetime import date

from aquatimer.cli.columns import aligned
from aquatimer.cli.markers import FIND_MARKERS, days_ago
from aquatimer.devices.profile import FoundMarker, Profile
from aquatimer.plan.efforts import BUILT_IN, Range
from aquatimer.plan.markers import MARKER_EFFORTS, Marker
from aquatimer.plan.maximum_heart_rate import USUAL_FACTOR, Maximum
from aquatimer.plan.zones import beats

_UNKNOWN = "not known"
_LACKING = (
    "Set your birth year or your maximum to get targets in beats: "
    "aquatimer profile set birth-year 1985"
)
_ESTIMATE = "An estimate can be 10 to 20 beats off: what the effort feels like comes first."


def summary(profile: Profile, year: int) -> str:
    """Return in a sentence what a profile that was changed means for targets."""
    water = profile.in_water(year)
    if water is None:
        return f"{profile.name}: kept. {_LACKING}"
    return f"{profile.name}: kept. The maximum in water is {_told(water)}."


def profile_lines(profile: Profile, today: date) -> Iterator[str]:
    """Yield the profile as lines of text."""
    yield profile.name
    yield ""
    yield from aligned([(f"  {what}", told) for what, told in _facts(profile, today.year)])
    yield ""
    yield from aligned([_HEADINGS, *_zone_rows(profile, today.year)])
    yield ""
    yield from aligned([(f"  {effort}", told) for effort, told in _marker_rows(profile, today)])
    water = profile.in_water(today.year)
    if water is None:
        yield from ("", _LACKING)
    elif not water.measured:
        yield from ("", _ESTIMATE)


_HEADINGS = ("  effort", "cycles a minute of one leg", "RPE", "% of maximum", "beats a minute")


def _facts(profile: Profile, year: int) -> Iterator[tuple[str, str]]:
    land, water = profile.on_land(year), profile.in_water(year)
    born = profile.birth_year
    yield "birth-year", _UNKNOWN if born is None else f"{born}"
    yield "maximum on land", _UNKNOWN if land is None else _land_told(profile, land, year)
    yield "maximum in water", _UNKNOWN if water is None else _water_told(profile, water)
    yield "hr-rest", _UNKNOWN if profile.hr_rest is None else f"{profile.hr_rest}"
    yield "sex", profile.sex or _UNKNOWN
    yield "units", profile.units


def _land_told(profile: Profile, land: Maximum, year: int) -> str:
    if profile.birth_year is None or land.measured:
        return _told(land)
    return f"{_told(land)}: 208 - 0.7 x {year - profile.birth_year} (Tanaka 2001)"


def _water_told(profile: Profile, water: Maximum) -> str:
    how = profile.water
    if how.hr_max is not None:
        return _told(water)
    if how.beats is not None:
        return f"{_told(water)}: {how.beats} beats lower than on land"
    factor = USUAL_FACTOR if how.factor is None else how.factor
    return f"{_told(water)}: {factor:.3g} of that on land"


def _told(maximum: Maximum) -> str:
    return f"{maximum.beats}, {'measured' if maximum.measured else 'an estimate'}"


def _zone_rows(profile: Profile, year: int) -> Iterator[tuple[str, ...]]:
    water, own = profile.in_water(year), profile.zones.ranges
    for effort in BUILT_IN.values():
        target = effort.target
        percent = own.get(effort.name, target.percent)
        if percent is None:
            continue
        pulse = _span(beats(percent, water.beats)) if water else ""
        mark = " (yours)" if effort.name in own else ""
        told = (_span(target.cadence), _span(target.rpe), _span(percent) + mark, pulse)
        yield (f"  {effort.name}", *told)


def _marker_rows(profile: Profile, today: date) -> Iterator[tuple[str, str]]:
    for effort in MARKER_EFFORTS:
        marker = profile.markers.found.get(effort)
        told = f"not found yet: {FIND_MARKERS}"
        if marker is not None:
            told = "; ".join(_marker_told(marker, today))
        yield f"{effort} marker", told


def _marker_told(marker: FoundMarker, today: date) -> Iterator[str]:
    known = Marker(marker.place, marker.age(today))
    yield f"{known.place} (found {marker.found}, {days_ago(known.age)})"
    if marker.note is not None:
        yield marker.note
    if known.is_old:
        yield f"older than a month: {FIND_MARKERS}"


def _span(span: Range | None) -> str:
    if span is None:
        return ""
    if span.high is None:
        return f"over {span.low}"
    return f"{span.low}-{span.high}" if span.low else f"below {span.high}"
