"""How long the screens take from the start of the process to their first frame.

Beside them, in the same run and in turn, a bare Textual app with one label. A frame counts when
a word that stands on it has been written to the terminal. What a runner waits for before the
screen comes is in it: arguments, settings, history and, for `start`, the plan of the session with
all its speech from the cache of an earlier start. POSIX only.
"""  # noqa: INP001 - a script of its own, no package

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from terminal import in_a_terminal

TURNS = 5

BARE = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    def compose(self):
        yield Label("drawn")

Bare().run()
"""


@dataclass(frozen=True)
class Start:
    """A program, and a word by which its first frame is known."""

    name: str
    command: Sequence[str]
    sign: str


def ours(name: str, sign: str, *arguments: str) -> Start:
    """Return a start of this program."""
    return Start(name, [sys.executable, "-m", "aquatimer", *arguments], sign)


BARE_APP = Start("a bare Textual app", [sys.executable, "-c", BARE], "drawn")
STARTS = (
    BARE_APP,
    ours("the library", "aquatimer"),
    ours("the library with its list", "The Springboard"),
    ours("edit springboard", "warmup", "edit", "springboard"),
    ours("start springboard, muted", "Warm-up", "start", "springboard", "--mute"),
)


def seconds_to_the_sign(start: Start, environment: Mapping[str, str]) -> float:
    """Return how long a program takes until its sign is on the terminal."""
    began = perf_counter()
    with in_a_terminal(start.command, environment) as terminal:
        terminal.read_until(start.sign)
        return perf_counter() - began


def main() -> None:
    """Print the medians, and how many times the bare app's each is."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "AQUATIMER_HOME": home, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for start in STARTS:  # fills the caches of files, byte code and speech
            seconds_to_the_sign(start, environment)
        turns = [
            [seconds_to_the_sign(start, environment) for start in STARTS] for _ in range(TURNS)
        ]
    medians = [median(turn[index] for turn in turns) for index in range(len(STARTS))]
    sys.stdout.write(f"process start to first frame, medians of {TURNS} turns\n")
    for start, taken in zip(STARTS, medians, strict=True):
        sys.stdout.write(
            f"  {start.name:26} {taken * 1000:6.0f} ms   ratio {taken / medians[0]:4.2f}\n"
        )


if __name__ == "__main__":
    main()
