"""The clock of the machine, as it is and sped up for a rehearsal."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells how time passes; where it counts from means nothing."""

    def now(self) -> float:
        """Return seconds, never fewer than before."""
        ...


class MonotonicClock:
    """Real time, whatever is done to the date and the time of day."""

    def now(self) -> float:
        """Return seconds, never fewer than before."""
        return time.monotonic()


class FastClock:
    """Runs `speed` times as fast as another clock."""

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock = clock
        self._speed = speed

    def now(self) -> float:
        """Return seconds, never fewer than before."""
        return self._clock.now() * self._speed
