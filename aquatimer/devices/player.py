"""Opens what a session is played on: the sound card, or silence."""

import contextlib
from dataclasses import dataclass

from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_player import ClipPlayer, clips_can_be_played
from aquatimer.devices.clock import FastClock, MonotonicClock
from aquatimer.devices.noise import noisy
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.devices.sound_card import NoSoundDeviceError, open_card
from aquatimer.devices.stream_player import StreamPlayer
from aquatimer.session.ports import Player
from aquatimer.units.durations import Milliseconds

REAL_TIME = 1.0


@dataclass(frozen=True, slots=True)
class Output:
    """The way to the sound device: one stream, with noise if wanted, or clip by clip.

    Clip by clip goes through simpleaudio, which has to be installed.
    """

    clip_by_clip: bool = False
    noise: bool = False


USUAL = Output()


def open_player(
    score: Score,
    start_position: Milliseconds,
    *,
    mute: bool = False,
    speed: float = REAL_TIME,
    output: Output = USUAL,
) -> Player:
    """Open a player, held at `start_position`.

    It is silent if `mute` and at any other speed than 1. Where no stream can be opened it plays
    clip by clip through simpleaudio, if that is installed, and the other way round where that is
    wanted first; and where there is no device at all it goes by the clock until there is one, and
    its `trouble` tells why.
    """
    clock = MonotonicClock()
    if mute or speed != REAL_TIME:
        return SilentPlayer(start_position, FastClock(clock, speed))
    if output.clip_by_clip:
        with contextlib.suppress(NoSoundDeviceError):
            return ClipPlayer(score, start_position, clock)
    open_stream = noisy(open_card) if output.noise else open_card
    try:
        return StreamPlayer(score, start_position, clock, open_stream)
    except NoSoundDeviceError as absence:
        reason, certain = str(absence), absence.certain
    if not certain and clips_can_be_played():
        with contextlib.suppress(NoSoundDeviceError):
            return ClipPlayer(score, start_position, clock)
    return StreamPlayer(score, start_position, clock, open_stream, absence=reason)
