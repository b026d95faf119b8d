"""What the history costs with ten thousand sessions, beside one of a hundred in the same run.

Each session is a workout of the library with all of its intervals, as the program keeps it; a call
is a whole run of the program, in seconds of a processor, and beside it stands one that only lists
the workouts.
"""  # noqa: INP001 - a script of its own, no package

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from aquatimer.devices.history import connect, open_history
from aquatimer.devices.kept_timelines import keep_timeline
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Segment

TURNS = 3
FEW, MANY = 100, 10_000
WORKOUTS = Path(__file__).parents[1] / "workouts"
CALLS = (("list",), ("history",), ("history", "--all"), ("history", "--json"), ("plan", "hips"))


def _stretch(session: int | None, one: Segment) -> tuple[object, ...]:
    return (
        *(session, one.start, one.duration, one.duration),
        *(one.effort.name, one.phase, one.label),
    )


def fill(home: Path, sessions: int) -> None:
    """Keep so many sessions, one every seventeen hours up to now."""
    path = open_history(home / "state").path
    now = datetime.now(UTC)
    with closing(connect(path)) as database:
        database.execute("BEGIN")
        plans = []
        for file in sorted(WORKOUTS.glob("*.aqua")):
            plan = read_workout(file.read_bytes(), file=file.name, name=file.stem).timeline
            if plan is not None:
                plans.append((plan, keep_timeline(database, plan)))
        for number in range(sessions):
            plan, kept = plans[number % len(plans)]
            began = (now - timedelta(hours=17 * (sessions - number))).isoformat()
            row = database.execute(
                "INSERT INTO session (name, title, verbosity, began, outcome, planned, planned_ms,"
                " timeline, position_ms, state, seen, rpe)"
                " VALUES (?, ?, 'coach', ?, 'finished', ?, ?, ?, ?, 'finished', ?, ?)",
                (
                    *(plan.name, plan.title, began, kept, plan.total, kept, plan.total, began),
                    number % 11,
                ),
            )
            database.executemany(
                "INSERT INTO stretch VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                [_stretch(row.lastrowid, segment) for segment in plan.segments],
            )
        database.execute("COMMIT")


def seconds(home: Path, arguments: tuple[str, ...]) -> float:
    """Return how much of a processor one run of the program takes."""
    before = os.times()
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "aquatimer", *arguments],
        env={**os.environ, "AQUATIMER_HOME": str(home)},
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def main() -> None:
    """Print a line for each call: seconds with few and many sessions, and what is between them."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        fill(few, FEW)
        fill(many, MANY)
        size = (many / "state" / "history.sqlite3").stat().st_size / 1_000_000
        sys.stdout.write(f"history of {FEW:,} and {MANY:,} sessions ({size:.0f} MB)\n")
        for call in CALLS:
            turns = [(seconds(few, call), seconds(many, call)) for _ in range(TURNS)]
            one, other = (median(times) for times in zip(*turns, strict=True))
            name = " ".join(call)
            sys.stdout.write(f"  {name:15} {one:6.2f} s {other:6.2f} s  {other / one:5.1f} x\n")


if __name__ == "__main__":
    main()
