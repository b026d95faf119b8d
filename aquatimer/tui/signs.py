"""What is out of the ordinary, in words short enough for letters that are read from afar."""

from dataclasses import dataclass

from aquatimer.tui.views import Fact

BETWEEN = "  "
"""What stands between two signs."""
_LOW = 20


@dataclass(frozen=True, slots=True)
class Battery:
    """A computer that runs on its battery, and how full that is in percent."""

    percent: int

    @property
    def is_low(self) -> bool:
        """Whether it may not last the session."""
        return self.percent <= _LOW


@dataclass(frozen=True, slots=True)
class Condition:
    """How things stand around a session; no `battery` where the computer is on the mains."""

    locked: bool = False
    muted: bool = False
    silent: bool = False
    battery: Battery | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs in one line, what matters most first; `urgent` when something is wrong.

    The line is empty where all is as usual.
    """

    text: str
    urgent: bool


def signs_of(condition: Condition) -> Signs:
    """Return what to show of a condition.

    Beside water a computer is to run on its battery, so that is a sign only when it is low.
    """
    low = condition.battery is not None and condition.battery.is_low
    signs = [
        *(["No sound"] if condition.silent else ["Muted"] if condition.muted else []),
        *(["Battery low"] if low else []),
        *(["Locked"] if condition.locked else []),
    ]
    return Signs(BETWEEN.join(signs), urgent=condition.silent or low)


def battery_fact(battery: Battery | None) -> Fact:
    """Return how full the battery is, and nothing on the mains."""
    return Fact("On battery", f"{battery.percent}", "") if battery else Fact()
