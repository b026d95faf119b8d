"""Plays a session clip by clip, for systems where no stream can be held open."""

import importlib.util
import subprocess
import sys
import threading
from bisect import bisect_right
from contextlib import suppress

from aquatimer.audio.clips import RATE, frames_of, milliseconds_of
from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_child import HEADER, READY
from aquatimer.devices.clock import Clock
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.devices.sound_card import NoSoundDeviceError
from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import SECOND, Milliseconds

_SENT_BEFORE: Milliseconds = SECOND
_LOOK_EVERY = 0.1
_TRY_AGAIN_AFTER = 30  # looks
_ENDS_WITHIN = 2.0
_LOST = (
    "The sound stopped: the device went away or does not answer. The session goes on, and the"
    " sound comes back with the device."
)


def clips_can_be_played() -> bool:
    """Whether simpleaudio is installed (`pip install 'aquatimer[simpleaudio]'`)."""
    return importlib.util.find_spec("simpleaudio") is not None


class ClipPlayer:
    """Goes by a clock, and sends each stretch of sound to a `child` a second before it is due.

    It plays no music.
    """

    def __init__(self, score: Score, start: Milliseconds, clock: Clock) -> None:
        """Open the device and be held at `start`; raises NoSoundDeviceError.

        The clock is the monotonic one: the child goes by it, too.
        """
        self._score = score
        self._clock = clock
        self._silent = SilentPlayer(start, clock)
        self._lock = threading.RLock()
        self._rolling = False
        self._load(score.plan, start)
        self.child = _start_child()
        self._lost_looks = 0
        self._closing = threading.Event()
        self._feeder = threading.Thread(target=self._feed, name="aquatimer plays clips")
        self._feeder.daemon = True
        self._feeder.start()

    def play(self) -> None:
        """Roll on from where it is."""
        with self._lock:
            self._silent.play()
            self._rolling = True
            self._send_due()

    def hold(self) -> None:
        """Stop where it is."""
        with self._lock:
            self._silent.hold()
            self._rolling = False
            self._quiet()

    def seek(self, position: Milliseconds) -> None:
        """Go to `position`, rolling or held as before."""
        with self._lock:
            self._silent.seek(position)
            self._quiet()
            self._send_due()

    def load(self, plan: CuePlan, position: Milliseconds | None = None) -> None:
        """Play another plan from now on, at `position`; without one, exactly where it is."""
        with self._lock:
            self._load(plan, self._sent)
            if position is not None:
                self.seek(position)

    def ahead(self) -> Milliseconds:
        """Return the first position that the child has not been sent."""
        with self._lock:
            return max(self._sent, self._silent.position())

    def position(self) -> Milliseconds:
        """Return where in the session it is."""
        with self._lock:
            return self._silent.position()

    def trouble(self) -> str | None:
        """Return why nothing is heard, None while all is well."""
        return _LOST if self.child.poll() is not None else None

    def close(self) -> None:
        """Give the device back."""
        self._closing.set()
        self._feeder.join(_ENDS_WITHIN)
        _end(self.child)

    def _load(self, plan: CuePlan, sent: Milliseconds) -> None:
        self._mix = self._score.mix_of(plan).without_music()
        self._stretches = list(self._mix.sounding())
        self._sent = sent

    def _quiet(self) -> None:
        self._send(0.0, b"")
        self._sent = self._silent.position()

    def _feed(self) -> None:
        while not self._closing.wait(_LOOK_EVERY):
            with self._lock:
                if self.child.poll() is None:
                    self._send_due()
            if self.child.poll() is not None:
                self._try_again()

    def _try_again(self) -> None:
        self._lost_looks += 1
        if self._lost_looks % _TRY_AGAIN_AFTER:
            return
        with suppress(NoSoundDeviceError):  # `trouble` tells of the loss already
            child = _start_child()
            with self._lock:
                self.child, self._sent = child, self._silent.position()

    def _send_due(self) -> None:
        """Send what begins within the next second; a stretch that sounds already from here on."""
        if not self._rolling:
            return
        position = self._silent.position()
        sent = frames_of(self._sent)
        following = bisect_right(self._stretches, sent, key=lambda stretch: stretch.end)
        for first, end in self._stretches[following:]:
            if first >= frames_of(position + _SENT_BEFORE):
                break
            begin = max(first, sent)
            samples = self._mix.render(begin, end - begin).tobytes()
            self._send(self._clock.now() + begin / RATE - position / SECOND, samples)
            self._sent = milliseconds_of(end)

    def _send(self, at: float, samples: bytes) -> None:
        source = self.child.stdin
        if source is not None:
            with suppress(OSError, ValueError):  # a child that is gone is seen by its status
                source.write(HEADER.pack(at, len(samples)) + samples)
                source.flush()


def _start_child() -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(
        [sys.executable, "-m", "aquatimer.devices.clip_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
    if child.stdout.readline() != READY:
        _end(child)
        raise NoSoundDeviceError("No sound device was found")
    return child


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Let a child go, and its pipes."""
    with suppress(OSError):
        if child.stdin is not None:
            child.stdin.close()
    try:
        child.wait(_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdout is not None:
        child.stdout.close()
