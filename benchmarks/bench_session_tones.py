"""How evenly a live session's tones are heard, recorded from a sound server.

Once with nothing else to do, once with a thread that holds the interpreter lock in bursts, longer
ones than any screen's. The error is that of the time between each tone and the one before it.
"""  # noqa: INP001 - a script of its own, no package

import random
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
from quiet_pool import RATE, missing, quiet_pool, recording

from aquatimer.audio.clips import frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.tones import tones
from aquatimer.devices.blocks import Score
from aquatimer.devices.player import open_player
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.units.durations import SECOND

LENGTH = 30 * SECOND
SETTLES = 3.0
CLIPS = tones()


def plan() -> CuePlan:
    """Lay ticks at irregular times, the same ones in every run."""
    gaps = random.Random(5)  # noqa: S311 - a rhythm, no secret
    cues: list[Cue] = []
    at = 500
    length = CLIPS[Sound.TICK].duration
    while at < LENGTH:
        cues.append(Cue(at, CueKind.TONE, "tick", length, 0, Sound.TICK))
        at += gaps.randint(250, 700)
    return CuePlan("tones", LENGTH, tuple(cues))


def hold_the_lock() -> None:
    """Hold the interpreter lock in bursts of some 60 ms: a sort lets nobody in."""
    numbers = [random.random() for _ in range(250_000)]  # noqa: S311 - something to sort
    while True:
        sorted(numbers)
        time.sleep(0.03)


def play(*, busy: bool) -> None:
    """Play all tones in real time, as `start` does."""
    if busy:
        threading.Thread(target=hold_the_lock, daemon=True).start()
    whole = plan()
    player = open_player(Score(whole, lambda one: Mixer(one, CLIPS, {})), 0)
    player.play()
    while player.position() < whole.end + SECOND:
        time.sleep(0.1)
    player.close()


def onsets(samples: "np.ndarray[tuple[int, ...], np.dtype[np.int16]]") -> list[int]:
    """Return the frames at which a tone begins."""
    loud = np.flatnonzero(samples)
    return [int(frame) for frame in loud[np.diff(loud, prepend=-RATE) > RATE // 20]]


def measured(*, busy: bool) -> tuple[int, int, list[float]]:
    """Return how many tones were played, how many were heard, and the errors in milliseconds."""
    way = ["--play", "busy" if busy else "quiet"]
    with quiet_pool() as environment, tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.raw"
        with recording(environment, record):
            time.sleep(SETTLES)
            subprocess.run([sys.executable, __file__, *way], env=environment, check=True)  # noqa: S603 - ourselves
        heard = onsets(np.fromfile(record, dtype="<i2"))
    whole = plan()
    mixed = Mixer(whole, CLIPS, {}).render(0, frames_of(whole.end)).reshape(-1)
    expected = onsets(mixed)
    spaces = zip(pairwise(expected), pairwise(heard), strict=False)
    errors = [abs((b - a) - (d - c)) * SECOND / RATE for (a, b), (c, d) in spaces]
    return len(expected), len(heard), sorted(errors)


def main() -> None:
    """Print the errors in both cases."""
    tool = missing()
    if tool is not None:
        sys.stdout.write(f"spacing of the tones: not measured, {tool} is not installed\n")
        return
    sys.stdout.write("spacing of a live session's tones, recorded from PulseAudio\n")
    for name, busy in (("nothing else to do", False), ("lock held in bursts", True)):
        played, heard, errors = measured(busy=busy)
        p50, p99 = (errors[int(len(errors) * part)] for part in (0.5, 0.99))
        sys.stdout.write(
            f"  {name:<22} {heard} of {played} heard, error p50 {p50:.3f} ms,"
            f" p99 {p99:.3f} ms, worst {errors[-1]:.3f} ms\n"
        )


if __name__ == "__main__":
    if "--play" in sys.argv:
        play(busy=sys.argv[-1] == "busy")
    else:
        main()
