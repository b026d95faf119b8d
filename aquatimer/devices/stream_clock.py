"""How far a stream has been heard, judged from the times and sizes of its pulls alone.

A device takes frames in blocks, early by its latency and late when the machine is busy. What it
has taken in the long run is exact, and so is the monotonic clock in the short run: the clock
fills the time between pulls, the pulls correct the clock.
"""

from collections import deque
from dataclasses import dataclass

from aquatimer.audio.clips import RATE

BUFFER = 0.4
"""Seconds that are asked of a device for one pull: short ones are torn by a busy machine."""

OPENING = 3.0
"""Seconds that a device may take to its first pull."""

_MISSED_PULLS = 3  # without so many in a row, and nothing left to play, it is lost
_WINDOW = 5.0  # the promptest pull of so many seconds stands for them all
_SLEW = 0.01  # real cards are off by some 0.0001: the rest is the noise of pulls


@dataclass(frozen=True, slots=True)
class _Lead:
    """How many frames had been taken beyond what the monotonic clock says was heard."""

    at: float
    frames: float


class StreamClock:
    """Counts the frames of one stream, from its opening until it is lost.

    Times are monotonic seconds, counts are frames. It runs within 1 % of real time, and stands
    still where the device has nothing left to play.
    """

    def __init__(self, opened: float, patience: float = OPENING) -> None:
        """Start at `opened` with nothing taken; lost after `patience` seconds without a pull."""
        self.taken = 0
        self._pulled = opened
        self._patience = patience
        self._leads: deque[_Lead] = deque()
        self._anchor(opened)

    def _anchor(self, now: float) -> None:
        """Let what is taken next be heard from now on."""
        self._anchored, self._first = now, self.taken
        self._drift = self._target = self._usual_lead = 0.0
        self._leads.clear()

    def pull(self, now: float, count: int) -> None:
        """Note that the device took `count` frames."""
        if self._reckoned(now) >= self.taken:
            self._anchor(now)
        self._drift = self._drift_at(now)
        self.taken += count
        self._pulled = now
        self._patience = max(_MISSED_PULLS * max(BUFFER, count / RATE), self._unheard(now) + BUFFER)
        self._follow(now)

    def _follow(self, now: float) -> None:
        ahead = self.taken - self._first - (now - self._anchored) * RATE
        self._leads.append(_Lead(now, ahead))
        while self._leads[0].at < now - _WINDOW:
            self._leads.popleft()
        lead = max(entry.frames for entry in self._leads)
        if now - self._anchored < _WINDOW:
            self._usual_lead = lead
        self._target = lead - self._usual_lead

    def _drift_at(self, now: float) -> float:
        reach = _SLEW * (now - self._pulled) * RATE
        return self._drift + min(max(self._target - self._drift, -reach), reach)

    def _reckoned(self, now: float) -> float:
        return self._first + (now - self._anchored) * RATE + self._drift_at(now)

    def _unheard(self, now: float) -> float:
        return (self.taken - self._reckoned(now)) / RATE

    def lost(self, now: float) -> bool:
        """Whether the device has stopped to pull, and has played all that it took."""
        return now >= self._pulled + self._patience

    def heard(self, now: float) -> float:
        """Return how many frames have been heard; goes on by the clock once it is lost."""
        since_lost = max(0.0, now - self._pulled - self._patience)
        return min(self._reckoned(now), self.taken) + since_lost * RATE
