"""A coach's club: one `export` of every athlete's sessions, beside one `export` for each file.

Usage: bench_club.py [--together] [ATHLETES [SESSIONS]], 4 and 2 if nothing is said; a club is
`30 5`. With --together only the one command is measured, since the other way takes twice as long.
Each way begins with no speech kept. Time is that of the clock, CPU that of all processes together,
memory the largest of any one process. POSIX only.
"""  # noqa: INP001 - a script of its own, no package

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from aquatimer.devices.folders import shipped_folder

USUAL = (4, 2)
TOGETHER = "--together"
SESSIONS = ("springboard", "wave", "race-simulation", "pyramid", "lactic-acid")
MEBIBYTE = 1024 if sys.platform.startswith("linux") else 1024**2


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock, seconds of all cores, and the kibibytes or bytes of one process."""

    clock: float
    cores: float
    memory: int


def club(folder: Path, athletes: int, sessions: int) -> list[Path]:
    """Write a folder for each athlete with sessions that differ in their words."""
    files = []
    for number in range(1, athletes + 1):
        home = folder / f"athlete-{number:02}"
        home.mkdir(parents=True)
        for name in SESSIONS[:sessions]:
            text = (shipped_folder("workouts") / f"{name}.aqua").read_text(encoding="utf-8")
            files.append(home / f"{name}.aqua")
            files[-1].write_text(text.replace("title: ", f"title: Athlete {number}, "))
    return files


def cost(commands: Sequence[Sequence[str]], home: Path) -> Cost:
    """Run the commands one after the other, with a home without any speech."""
    start = perf_counter()
    spent = [_spent(command, home) for command in commands]
    clock = perf_counter() - start
    cores = sum(one.ru_utime + one.ru_stime for one in spent)
    return Cost(clock, cores, max(one.ru_maxrss for one in spent))


def _spent(command: Sequence[str], home: Path) -> resource.struct_rusage:
    """Run one command and return what it and its own processes took."""
    running = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-m", "aquatimer", "export", *command],
        env={**os.environ, "AQUATIMER_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"export ended with {running.returncode}")
    return usage


def main() -> None:
    """Measure both ways and print them side by side."""
    counts = [word for word in sys.argv[1:] if word != TOGETHER]
    athletes, sessions = (*map(int, counts), *USUAL[len(counts) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = club(folder / "club", athletes, sessions)
        together = cost([[str(folder / "club"), "-o", str(folder / "together")]], folder / "one")
        told = f"{athletes} x {sessions} sessions"
        tell(f"{told} in one command", together)
        if len(counts) < len(sys.argv) - 1:
            return
        apart = [[str(file), "-o", str(folder / f"{at}.mp3")] for at, file in enumerate(files)]
        singly = cost(apart, folder / "other")
    tell(f"{told} one after the other", singly)
    sys.stdout.write(
        f"ratio: {together.clock / singly.clock:.2f} of the time,"
        f" {together.cores / singly.cores:.2f} of the work\n"
    )


def tell(what: str, one: Cost) -> None:
    """Print what a way cost."""
    sys.stdout.write(
        f"{what}: {one.clock:.1f} s, {one.cores:.1f} s of all cores,"
        f" {one.memory / MEBIBYTE:.0f} MiB at most\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
