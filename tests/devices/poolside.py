"""A session that plays by itself: `python poolside.py MIX [FILE]`, told what to do line by line.

Writes a line of JSON some twenty times a second, as often as a screen looks. MIX is `session`, a
few tones and a long one in the place of words, or `ramp`, where every sample tells its frame. What
is to be heard is written to FILE. On `close` it gives the device back and says how long that took.
"""

import json
import queue
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aquatimer.audio.clips import Clip, Samples, frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.spans import Span
from aquatimer.audio.tones import tones
from aquatimer.devices.blocks import Mix, Score
from aquatimer.devices.player import open_player
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.session.ports import Player

LOOK_EVERY = 0.05
START, LENGTH = -1_200, 4_000
RAMP = 30_000
SAID = "Easy. Ten seconds."


class Ramp:
    """Never silent: each sample is its frame, counted around from 1 to RAMP."""

    channels = 1
    opening = None

    def render(self, first: int, count: int) -> Samples:
        frames = np.arange(first, first + count)
        return (frames % RAMP + 1).astype(np.int16).reshape(count, 1)

    def sounding(self) -> Iterator[Span]:
        yield Span(frames_of(START), frames_of(LENGTH))

    def without_music(self) -> "Ramp":
        return self

    def opening_after(self, left: int, entered: int) -> None:
        """Have no music."""

    def opened(self, opening: object) -> "Ramp":
        del opening
        return self


def session() -> Mixer:
    """Mix a count-in, changes, and words over which a tick falls."""
    times: list[tuple[int, Sound | str]] = [
        *((-1_000, Sound.TICK), (-501, Sound.TICK), (0, Sound.CHANGE), (333, SAID)),
        *((900, Sound.TICK), (1_602, Sound.REP), (1_777, Sound.EASIER), (2_303, Sound.TICK)),
    ]
    clips, said = tones(), {SAID: tones()[Sound.FINISH]}
    cues = tuple(cue(at, what, (clips | said)[what]) for at, what in times)
    return Mixer(CuePlan("test", 2_500, cues), clips, said)


def cue(at: int, what: str, clip: Clip) -> Cue:
    if isinstance(what, Sound):
        return Cue(at, CueKind.TONE, what, clip.duration, 0, sound=what)
    return Cue(at, CueKind.SPEECH, "say", clip.duration, 0, text=what)


def say(**state: object) -> None:
    sys.stdout.write(json.dumps({**state, "time": time.monotonic()}) + "\n")
    sys.stdout.flush()


def obey(player: Player, command: str) -> None:
    name, *arguments = command.split()
    if name == "seek":
        player.seek(int(arguments[0]))
    else:
        {"play": player.play, "hold": player.hold}[name]()


def listen(commands: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        commands.put(line.strip())
    commands.put("close")


def run(mix: Mix) -> None:
    commands: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(commands,)).start()
    player = open_player(Score(CuePlan("made", 0, ()), lambda _plan: mix), START)
    while True:
        say(position=player.position(), trouble=player.trouble())
        try:
            command = commands.get(timeout=LOOK_EVERY)
        except queue.Empty:
            continue
        if command == "close":
            break
        obey(player, command)
    begun = time.monotonic()
    player.close()
    say(closed_after=time.monotonic() - begun)


def main(name: str, expected: str | None = None) -> None:
    mix: Mix = session() if name == "session" else Ramp()
    if expected is not None:
        whole = mix.render(frames_of(START), frames_of(LENGTH))
        Path(expected).write_bytes(whole.tobytes())
    run(mix)


if __name__ == "__main__":
    main(*sys.argv[1:])
