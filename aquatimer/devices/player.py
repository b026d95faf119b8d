"""Opens what a session is played on: the sound card, or silence."""

import contextlib

from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_player import ClipPlayer, clips_can_be_played
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

    It is silent if `mute` and at any other speed than 1. Where no stream can be opened it plays
    clip by clip through simpleaudio, if that is installed; and where there is no device at all it
    goes by the clock until there is one, and its `trouble` tells why.
    """
    clock = MonotonicClock()
    if mute or speed != REAL_TIME:
        return SilentPlayer(start_position, FastClock(clock, speed))
    try:
        return StreamPlayer(score, start_position, clock, open_card)
    except NoSoundDeviceError as absence:
        reason, certain = str(absence), absence.certain
    if not certain and clips_can_be_played():
        with contextlib.suppress(NoSoundDeviceError):
            return ClipPlayer(score, start_position, clock)
    return StreamPlayer(score, start_position, clock, open_card, absence=reason)
