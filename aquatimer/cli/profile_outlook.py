"""What a profile comes to in the water, in a sentence and a few words for each effort."""

from collections.abc import Iterator

from aquatimer.devices.profile import Profile
from aquatimer.plan.efforts import BUILT_IN, Range
from aquatimer.plan.maximum_heart_rate import Maximum
from aquatimer.plan.zones import beats

_UNKNOWN = "Your birth year or your maximum is needed for targets in beats."
_OFF = "; an estimate, 10 to 20 beats off"


def outlook(profile: Profile, year: int) -> str:
    """Return the maximum on land and in water this year, and what is an estimate."""
    land, water = profile.on_land(year), profile.in_water(year)
    if water is None:
        return _UNKNOWN
    told = ", ".join(_told(maximum, where) for maximum, where in ((land, "on land"),) if maximum)
    in_water = f"{water.beats} in water{' (measured)' if water.measured else _OFF}"
    return f"Maximum: {', '.join(filter(None, (told, in_water)))}."


def zone_notes(profile: Profile, year: int) -> Iterator[tuple[str, str]]:
    """Yield each effort with its beats, where these are known and wanted."""
    water = profile.in_water(year)
    if water is None or profile.units != "beats":
        return
    for effort in BUILT_IN.values():
        percent = profile.zones.ranges.get(effort.name, effort.target.percent)
        if percent is not None:
            yield effort.name, f"{_span(beats(percent, water.beats))} beats"


def _told(maximum: Maximum, where: str) -> str:
    if maximum.measured:
        return f"{maximum.beats} {where} (measured)"
    return f"estimated {maximum.beats} {where}"


def _span(span: Range) -> str:
    return f"{span.low}-{span.high}" if span.low else f"below {span.high}"
