"""Something short played on the sound device while the command waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aquatimer.audio.clips import Audible
from aquatimer.audio.mixer import Mixer
from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_player import ClipPlayer
from aquatimer.devices.player import USUAL, Output, open_player
from aquatimer.devices.sound_card import WITHOUT_SOUND
from aquatimer.plan.cues import Cue, CueKind, CuePlan
from aquatimer.units.durations import Milliseconds

_LEAD: Milliseconds = 500
"""Speakers that sleep lose what comes at once."""
_PAUSE: Milliseconds = 300
_LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Hearing:
    """Why clips were not heard, and what to do about it; None where they were.

    `ahead` is the most that the device took before it was to be heard; `clip_by_clip` tells that
    simpleaudio played them.
    """

    trouble: str | None
    ahead: Milliseconds = 0
    clip_by_clip: bool = False


def hear(
    clips: Sequence[Audible], *, nap: Callable[[float], None], output: Output = USUAL
) -> Hearing:
    """Play clips one after the other; `nap` waits so many seconds."""
    player = open_player(_one_after_the_other(clips), 0, output=output)
    ahead = 0
    try:
        player.play()
        trouble = player.trouble()
        while trouble is None and player.position() < _end(clips):
            nap(_LOOK_EVERY)
            ahead = max(ahead, player.ahead() - player.position())
            trouble = player.trouble()
    finally:
        player.close()
    # This is no session, to be started without sound.
    told = trouble.replace(WITHOUT_SOUND, ".") if trouble else None
    return Hearing(told, ahead, clip_by_clip=isinstance(player, ClipPlayer))


def _one_after_the_other(clips: Sequence[Audible]) -> Score:
    cues, at = [], _LEAD
    for number, clip in enumerate(clips):
        cues.append(Cue(at, CueKind.SPEECH, "say", clip.duration, 0, text=str(number)))
        at += clip.duration + _PAUSE
    numbered = {str(number): clip for number, clip in enumerate(clips)}
    return Score(CuePlan("say", at, tuple(cues)), lambda plan: Mixer(plan, {}, numbered))


def _end(clips: Sequence[Audible]) -> Milliseconds:
    return _LEAD + sum(clip.duration + _PAUSE for clip in clips)
