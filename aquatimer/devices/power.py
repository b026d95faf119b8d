"""What the computer runs on."""

from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Supply:
    """How full the battery is in percent, and whether the computer is on the mains."""

    percent: int
    plugged: bool


def power_supply() -> Supply | None:
    """Return the supply, None where there is no battery or the system does not tell."""
    # psutil has no such function on systems without batteries.
    sensor = getattr(psutil, "sensors_battery", None)
    try:
        found = sensor() if sensor is not None else None
    except (OSError, RuntimeError, ValueError):
        return None  # a file of the system that cannot be read
    if found is None:
        return None
    return Supply(round(found.percent), plugged=found.power_plugged is not False)
