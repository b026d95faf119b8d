"""Plays the mix of a session on one stream that is held open from its start to its end."""

import logging
import threading
from functools import partial

from aquatimer.audio.clips import frames_of
from aquatimer.audio.music.accompaniment import Opening
from aquatimer.devices.blocks import Blocks, Mix, Score
from aquatimer.devices.clock import Clock
from aquatimer.devices.playhead import Playhead
from aquatimer.devices.sound_card import Card, NoSoundDeviceError, OpenCard
from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import Milliseconds

_SAMPLE_BYTES = 2
_OPENS_WITHIN = 5.0  # nobody waits longer for a session to start
_KEEPER_ENDS_WITHIN = 1.0
# All that numbers can do wrong. An exception in the device's thread would end the sound for good.
_MIX_FAULTS = (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
_LOST = (
    "The sound stopped: the device went away or does not answer. The session goes on, and the"
    " sound comes back with the device: check that the speaker or headphones are connected and"
    " switched on."
)
_NOT_MIXED = (
    "A part of this session's sound could not be made. The session goes on without it: watch the"
    " screen, and please report it together with the workout."
)
_LOG = logging.getLogger(__name__)


class StreamPlayer:
    """The session's mix on a sound card; goes on by the clock while the card is lost."""

    def __init__(  # noqa: PLR0913 - the last two are for who knows more than most
        self,
        score: Score,
        start: Milliseconds,
        clock: Clock,
        open_card: OpenCard,
        *,
        absence: str | None = None,
        look_every: float = 3.0,
    ) -> None:
        """Open the card and be held at `start`; raises NoSoundDeviceError.

        It looks every so many seconds whether the card still pulls, and opens it again if not.
        With an `absence`, the reason why there is no card, it begins without one.
        """
        self._mix_of = score.mix_of
        self._mix = score.mix_of(score.plan).opened(Opening(frames_of(start)))
        self._clock = clock
        self._open_card = open_card
        self._look_every = look_every
        self._lock = threading.Lock()
        self._playhead = Playhead(start, clock.now(), streaming=absence is None)
        self._fault: str | None = None
        self._absence = absence
        self._card: Card | None = None
        self._blocks = Blocks(self._mix)
        if absence is None:
            self._card = self._open(_OPENS_WITHIN)
        self._closing = threading.Event()
        self._keeper = threading.Thread(
            target=self._keep_open, name="aquatimer keeps sound", daemon=True
        )
        self._keeper.start()

    def play(self) -> None:
        """Roll on from where it is."""
        with self._lock:
            self._playhead.play(self._clock.now())

    def hold(self) -> None:
        """Stop where it is; the stream stays open and is silent."""
        with self._lock:
            self._playhead.hold(self._clock.now())

    def seek(self, position: Milliseconds) -> None:
        """Go to `position`, rolling or held as before."""
        with self._lock:
            self._jump(self._mix, position)

    def load(self, plan: CuePlan, position: Milliseconds | None = None) -> None:
        """Play another plan from now on, at `position`; without one, exactly where it is."""
        mix = self._mix_of(plan)
        with self._lock:
            if position is None:
                self._replace(mix.opened(self._mix.opening))
            else:
                self._jump(mix, position)

    def ahead(self) -> Milliseconds:
        """Return the first position that the device has not taken yet."""
        with self._lock:
            return self._playhead.ahead(self._clock.now())

    def position(self) -> Milliseconds:
        """Return what is being heard now; never runs backwards but by `seek`."""
        with self._lock:
            return self._playhead.position(self._clock.now())

    def trouble(self) -> str | None:
        """Return why nothing is heard and what to do about it, None while all is well."""
        return (self._absence or _LOST) if self._lost() else self._fault

    def close(self) -> None:
        """Give the device back; returns soon even if it hangs."""
        self._closing.set()
        self._keeper.join(_KEEPER_ENDS_WITHIN)
        if self._card is not None:
            self._card.close()

    def _jump(self, mix: Mix, position: Milliseconds) -> None:
        """Go to a position; music goes on there with what the device would have taken next."""
        now = self._clock.now()
        left = self._playhead.next_frame(now)
        self._replace(mix.opened(self._mix.opening_after(left, frames_of(position))))
        self._playhead.seek(position, now)

    def _replace(self, mix: Mix) -> None:
        self._mix = mix
        self._blocks.replace(mix)

    def _lost(self) -> bool:
        with self._lock:
            return self._playhead.lost(self._clock.now())

    def _open(self, wait: float | None) -> Card:
        with self._lock:
            self._blocks = Blocks(self._mix)
            fill = partial(self._fill, self._blocks)
        return self._open_card(fill, self._mix.channels, wait)

    def _fill(self, blocks: Blocks, count: int) -> bytes:
        """Give a card its next frames; one that was given up gets nothing but silence."""
        with self._lock:
            current = blocks is self._blocks
            first = self._playhead.pull(self._clock.now(), count) if current else None
        try:
            block = blocks.take(first, count).tobytes()
        except _MIX_FAULTS:
            _LOG.debug("frames %s and %d more cannot be mixed", first, count, exc_info=True)
            self._fault = _NOT_MIXED
            return bytes(count * self._mix.channels * _SAMPLE_BYTES)
        self._fault = None
        return block

    def _keep_open(self) -> None:
        while not self._closing.wait(self._look_every):
            if self._lost():
                self._reopen()

    def _reopen(self) -> None:
        if self._card is not None:
            self._card.close()
        try:
            self._card = self._open(None)
        except NoSoundDeviceError:
            return  # `trouble` tells of the loss already, and the next look tries again
        self._absence = None
        if self._closing.is_set():
            self._card.close()
