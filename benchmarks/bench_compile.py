"""How long text takes to become a timeline, for 100, 1,000 and 10,000 segments.

Beside it the time that `tomllib` takes for TOML text of the same size, in the same run: the
medians of turns that alternate, and how the time grows with the number of segments.
"""  # noqa: INP001 - a script of its own, no package

import sys
import tomllib
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from aquatimer.plan.reading import read_workout

TURNS = 7
LENGTHS = (100, 1_000, 10_000)


def written_out(segments: int) -> str:
    """Return a workout with a line for each segment, as long as the language allows."""
    lines = ("0:05 hard", "0:02 easy")
    return "title: Long\n" + "".join(f"{lines[index % 2]}\n" for index in range(segments))


def toml_of_size(size: int) -> str:
    """Return about so many bytes of TOML that says the same kind of thing."""
    line = 'k{} = "5 hard"\n'
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(line.format(len(lines)))
        length += len(lines[-1])
    return "".join(lines)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def compiled(text: str) -> None:
    """Compile a workout; raises where it has no timeline."""
    reading = read_workout(text.encode(), file="long.aqua", name="long")
    if reading.timeline is None:
        raise ValueError(reading.diagnostics)


def main() -> None:
    """Print a line for each length, and one for the same number of segments from a loop."""
    before = None
    sys.stdout.write("compiling, medians of turns\n")
    for length in LENGTHS:
        text = written_out(length)
        toml = toml_of_size(len(text))
        ours, theirs = measured(partial(compiled, text), partial(tomllib.loads, toml))
        growth = "" if before is None else f"  {ours / before:4.1f} x the one before"
        sys.stdout.write(
            f"  {length:>6,} segments {ours * 1000:8.1f} ms   tomllib {theirs * 1000:7.1f} ms"
            f"   ratio {ours / theirs:4.1f}{growth}\n"
        )
        before = ours
    loop = "title: Loop\nrepeat 5000\n  0:05 hard\n  0:02 easy\n"
    looped = median(seconds(lambda: compiled(loop)) for _ in range(TURNS))
    sys.stdout.write(f"  10,000 segments of a loop {looped * 1000:.1f} ms\n")


def measured(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of both, measured in turn."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(TURNS)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


if __name__ == "__main__":
    main()
