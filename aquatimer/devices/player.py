"""Opens what a session is played on: the sound card, or silence."""

from aquatimer.devices.blocks import Score
from aquatimer.devices.clock import FastClock, MonotonicClock
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.devices.sound_card import NoSoundDeviceError, open_card
from aquatimer.devices.stream_player import StreamPlayer
from aquatimer.session.ports import Player
from aquatimer.units.durations import Milliseconds

REAL_TIME = 1.0


def open_player(
    score: Score, start_position: Milliseconds, *, mute: bool = False, speed: float = REAL_TIME
) -> Player:
    """Open a player, held at `start_position`.

    It is silent if `mute`, at any other speed than 1, and where no device can be opened: then its
    `trouble` tells why.
    """
    clock = MonotonicClock()
    if mute or speed != REAL_TIME:
        return SilentPlayer(start_position, FastClock(clock, speed))
    try:
        return StreamPlayer(score, start_position, clock, open_card)
    except NoSoundDeviceError as absence:
        return SilentPlayer(start_position, clock, str(absence))
