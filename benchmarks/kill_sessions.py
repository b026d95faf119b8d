"""Kills sessions at random moments, and tells how much of each is lost: takes some minutes.

.venv/bin/python benchmarks/kill_sessions.py 100
"""  # noqa: INP001 - a script of its own, no package

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

WORKOUT = "title: Long\n20:00 easy\n20:00 hard\n"
BEGIN = 20 * 60.0
WITHIN = (0.5, 4.0)


def lost_by_a_kill(folder: Path, after: float) -> float:
    """Run a session, kill it `after` so many seconds, return how many of them are lost."""
    workout = folder / "long.aqua"
    workout.write_text(WORKOUT)
    environment = {**os.environ, "AQUATIMER_HOME": str(folder / "home")}
    options = ["--headless", "--mute", "--cues", "quiet", "--from", "20:00"]
    command = [sys.executable, "-m", "aquatimer", "start", str(workout), *options]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as session:  # noqa: S603 - our own words
        assert session.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
        session.stdout.readline()  # the change at 20:00, printed when it is heard
        begun = time.monotonic()
        time.sleep(after)
        session.kill()
        rolled = time.monotonic() - begun
    with closing(sqlite3.connect(folder / "home" / "state" / "history.sqlite3")) as database:
        [position] = database.execute(
            "SELECT position_ms FROM session WHERE outcome IS NULL ORDER BY id DESC"
        ).fetchone()
    return BEGIN + rolled - float(position) / 1_000


def main(kills: int) -> None:
    """Print how much was lost, sorted out."""
    moments = random.Random()  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        lost = sorted(lost_by_a_kill(Path(folder), moments.uniform(*WITHIN)) for _ in range(kills))
    sys.stdout.write(
        f"{kills} kills: lost p50 {lost[len(lost) // 2]:.2f} s, p99"
        f" {lost[int(len(lost) * 0.99)]:.2f} s, worst {lost[-1]:.2f} s, least {lost[0]:.2f} s\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
