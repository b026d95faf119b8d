"""Which effort stands for how hard something is in other formats."""

from aquatimer.importing.steps import Aim, Zones

_EFFORTS = ("rest", "easy", "steady", "medium", "hard", "sprint")
# Shares of threshold power that part the efforts, in the middle between those that we write.
_POWER_ABOVE = (0.475, 0.65, 0.825, 0.975, 1.175)
_BY_ZONE = ("easy", "easy", "steady", "medium", "hard", "sprint")
"""For zones 1 to 6: five of the heart rate, and what is above them with power."""
_THRESHOLD_OF_MAXIMUM = 0.9
"""About where the threshold heart rate lies; an estimate, and told as one."""

MOST_PERCENT_IN_FIT = 99


def effort_of_percent(low: float, high: float, zones: Zones) -> str:
    """Return the hardest effort that begins at or below the middle of a range of percent."""
    reached = [(start, name) for name, (start, _) in zones.items() if 2 * start <= low + high]
    return max(reached)[1] if reached else _EFFORTS[0]


def effort_of_power(share: float) -> str:
    """Return the effort for a share of threshold power or pace: 1 is the threshold itself."""
    return _EFFORTS[sum(share > limit for limit in _POWER_ABOVE)]


def effort_of_zone(zone: int) -> str:
    """Return the effort for a training zone, counted from 1."""
    return _BY_ZONE[min(max(zone, 1), len(_BY_ZONE)) - 1]


def of_maximum(percent_of_threshold: int) -> int:
    """Return percent of the threshold heart rate as percent of the maximum, at most 100."""
    return min(100, round(percent_of_threshold * _THRESHOLD_OF_MAXIMUM))


def percent_of_beats(beats: int, hr_max: int) -> int:
    """Return beats a minute in percent of the maximum, to the nearest."""
    return (beats * 100 + hr_max // 2) // hr_max


def percent_aim(effort: str, low: int, high: int, zones: Zones) -> Aim | None:
    """Return a range of percent as a target, None where it is the effort's own."""
    own = zones.get(effort)
    if own in ((low, high), (low, 100 if high == MOST_PERCENT_IN_FIT else high)):
        return None
    return Aim("percent", min(max(low, 1), 100), min(max(high, 1), 100))
