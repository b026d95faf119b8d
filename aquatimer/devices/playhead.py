"""Where in the mix a stream is: what the device gets next, and what is heard by now."""

from math import ceil

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.devices.stream_clock import OPENING, StreamClock
from aquatimer.units.durations import SECOND, Milliseconds


class Playhead:
    """Follows one session through holds, seeks, and a device that goes and comes back.

    It is told the time, in monotonic seconds. The position never runs backwards but by `seek`,
    and never faster than the clock of the stream.
    """

    def __init__(self, position: Milliseconds, now: float, *, streaming: bool = True) -> None:
        """Be held at `position`, with a stream that is opened now, or with one that is lost."""
        self.rolling = False
        self._stream = StreamClock(now, patience=OPENING if streaming else 0.0)
        self._go_on(frames_of(position), now)

    def _go_on(self, frame: float, now: float) -> None:
        """Let the next pull start at `frame`, heard when all that was taken has been heard."""
        self._start = self._next = ceil(frame)
        self._heard = float(self._start)
        self._taken_before = max(self._stream.taken, self._stream.heard(now))

    def play(self, now: float) -> None:
        """Roll on from the position."""
        if not self.rolling:
            self._go_on(self._heard, now)
            self.rolling = True

    def hold(self, now: float) -> None:
        """Stop at the position; what the device has taken beyond it will be played again."""
        if self.rolling:
            self._go_on(self._heard_by(now), now)
            self.rolling = False

    def seek(self, position: Milliseconds, now: float) -> None:
        """Go to a position, rolling or held as before."""
        self._go_on(frames_of(position), now)

    def pull(self, now: float, count: int) -> int | None:
        """Return the first of `count` frames to play, or None for silence."""
        if self._stream.lost(now):
            self._rejoin(now)
        self._stream.pull(now, count)
        if not self.rolling:
            return None
        first = self._next
        self._next += count
        return first

    def _rejoin(self, now: float) -> None:
        """Take a stream that is back for a new one, and start it where the clock is."""
        position = self._heard_by(now)
        self._stream = StreamClock(now)
        self._go_on(position, now)

    def _heard_by(self, now: float) -> float:
        if self.rolling:
            rolled = self._stream.heard(now) - self._taken_before
            self._heard = max(self._heard, self._start + rolled)
        return self._heard

    def next_frame(self, now: float) -> int:
        """Return the first frame that the device has not taken."""
        return self._next if self.rolling else ceil(self._heard_by(now))

    def ahead(self, now: float) -> Milliseconds:
        """Return the first position that the device has not taken, rounded up."""
        return ceil(self.next_frame(now) * SECOND / RATE)

    def position(self, now: float) -> Milliseconds:
        """Return what is heard now."""
        return round(self._heard_by(now) * SECOND / RATE)

    def lost(self, now: float) -> bool:
        """Whether the device has stopped to pull."""
        return self._stream.lost(now)
