"""Record a whole session in real time from a sound server, and hold it against its track.

Takes as long as the session lasts: `python benchmarks/record_session.py lactic-acid`. What follows
the workout is given to both, `--metronome` for instance.
"""  # noqa: INP001 - a script of its own, no package

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TypeAlias

import numpy as np
import soundfile
from quiet_pool import RATE, missing, quiet_pool, recording

SETTLES = 4.0
# Shorter silence than this belongs to the sound around it.
PAUSE = RATE // 4
AQUATIMER = (sys.executable, "-m", "aquatimer")

Samples: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.int16]]"


def sounds(samples: Samples) -> list[tuple[int, int]]:
    """Return the first and the last frame of each sound with silence around it."""
    heard = np.flatnonzero(samples)
    cuts = np.flatnonzero(np.diff(heard) > PAUSE)
    first = heard[np.concatenate(([0], cuts + 1))]
    last = heard[np.concatenate((cuts, [len(heard) - 1]))]
    return list(zip(first.tolist(), last.tolist(), strict=True))


def compare(track: Samples, record: Samples) -> None:
    """Print how the sounds of the record lie beside those of the track."""
    expected, heard = sounds(track), sounds(record)
    shift = heard[0][0] - expected[0][0]
    pairs = list(zip(expected, heard, strict=False))
    errors = [abs(there[0] - here[0] - shift) * 1000 / RATE for here, there in pairs]
    same = sum(np.array_equal(track[a : b + 1], record[c : d + 1]) for (a, b), (c, d) in pairs)
    sys.stdout.write(
        f"{len(expected)} sounds in the track, {len(heard)} heard, {same} the same sample for"
        f" sample\nplace of each from the first: worst {max(errors):.3f} ms off,"
        f" the last {errors[-1]:.3f} ms\n"
    )


def main(name: str, *options: str) -> None:
    """Play, record, export and compare."""
    tool = missing()
    if tool is not None:
        sys.exit(f"{tool} is not installed")
    with quiet_pool() as environment, tempfile.TemporaryDirectory() as folder:
        record, track = Path(folder) / "record.raw", Path(folder) / "track.wav"
        export = [*AQUATIMER, "export", name, *options, "-o", str(track)]
        subprocess.run(export, env=environment, check=True)  # noqa: S603 - ourselves
        with recording(environment, record):
            time.sleep(SETTLES)
            start = [*AQUATIMER, "start", name, *options, "--headless"]
            subprocess.run(start, env=environment, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - likewise
            time.sleep(SETTLES)
        written = soundfile.read(track, dtype="int16")[0]
        compare(written, np.memmap(record, dtype="<i2", mode="r"))


if __name__ == "__main__":
    main(*sys.argv[1:])
