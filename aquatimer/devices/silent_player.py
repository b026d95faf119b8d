"""A player without sound: the session by the clock alone."""

from aquatimer.devices.clock import Clock
from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import SECOND, Milliseconds


class SilentPlayer:
    """Moves through a session by a clock; a fast one makes a rehearsal."""

    def __init__(self, start: Milliseconds, clock: Clock, reason: str | None = None) -> None:
        """Be held at `start`; `reason` says why nothing is heard where that was not asked for."""
        self._clock = clock
        self._reason = reason
        self._from: Milliseconds = start
        self._since: float | None = None

    def play(self) -> None:
        """Roll on from where it is."""
        if self._since is None:
            self._since = self._clock.now()

    def hold(self) -> None:
        """Stop where it is."""
        self._from = self.position()
        self._since = None

    def seek(self, position: Milliseconds) -> None:
        """Go to `position`, rolling or held as before."""
        self._from = position
        if self._since is not None:
            self._since = self._clock.now()

    def load(self, plan: CuePlan, position: Milliseconds | None = None) -> None:
        """Go to `position` where one is given: another plan is as silent as the one before."""
        del plan
        if position is not None:
            self.seek(position)

    def ahead(self) -> Milliseconds:
        """Return the position: nothing is taken before it is there."""
        return self.position()

    def position(self) -> Milliseconds:
        """Return where in the session it is."""
        if self._since is None:
            return self._from
        return self._from + int((self._clock.now() - self._since) * SECOND)

    def trouble(self) -> str | None:
        """Return why nothing is heard, None where silence was asked for."""
        return self._reason

    def close(self) -> None:
        """Have nothing to give back."""
