"""Broken bytes for the reader: `make fuzz`, or `python -m tests.lang.fuzzing COUNT SEED`.

Every input is a file of the corpus or of the library with a few bytes changed, cut, doubled, or
spliced with another. Each has to end in a timeline or in mistakes, never in an exception, and
within a second.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from time import perf_counter

from aquatimer.lang.report import report
from aquatimer.plan.checks import warnings_about
from aquatimer.plan.reading import read_workout

_ROOT = Path(__file__).parents[2]
_WORDS = (
    *b"repeat for in to by between option effort say wait or at every half reps warmup".split(),
    *(b"10:00", b"1:75", b"90", b"1e9", b"999999999999999999999", b"@", b"%", b"{", b"}", b'"'),
    *(
        b"(",
        b")",
        b"*",
        b"/",
        b"-",
        b"\n",
        b"\n  ",
        b"\t",
        b"\r",
        b"\0",
        b"\xff",
        b"\xc3\xa9",
        b"#",
    ),
)
_MOST_CHANGES = 4
_RIGHT_ONES = 20  # what is wrong already is soon nothing but noise
_SLOW = 1.0
_LARGEST = 20_000

Change = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def _flip(chance: random.Random, text: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _cut(chance: random.Random, text: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 30) :]


def _double(chance: random.Random, text: bytes, _: Sequence[bytes]) -> bytes:
    at, length = chance.randrange(len(text) + 1), chance.randrange(1, 200)
    return text[: at + length] + text[at:]


def _word(chance: random.Random, text: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_WORDS) + chance.choice((b"", b" ")) + text[at:]


def _splice(chance: random.Random, text: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


_CHANGES: tuple[Change, ...] = (_flip, _cut, _double, _word, _word, _splice)


def seeds() -> list[bytes]:
    """Return the files that inputs are made from, but for the few that are huge on purpose."""
    corpus = _ROOT / "tests" / "corpus"
    right = (_ROOT / "workouts").rglob("*.aqua"), (corpus / "valid").glob("*.aqua")
    paths = [*sorted(chain(*right)) * _RIGHT_ONES, *sorted((corpus / "invalid").glob("*.aqua"))]
    texts = [path.read_bytes() for path in paths]
    return [text for text in texts if len(text) < _LARGEST]


def broken(chance: random.Random, texts: Sequence[bytes]) -> bytes:
    """Return one input."""
    text = chance.choice(texts)
    for _ in range(chance.randrange(1, _MOST_CHANGES + 1)):
        text = chance.choice(_CHANGES)(chance, text, texts)
    return text


def outcome(data: bytes) -> str:
    """Read one input as `check` does, and return what came of it; raises what the reader raises."""
    reading = read_workout(data, file="fuzz.aqua", name="fuzz")
    report((*reading.diagnostics, *warnings_about(reading)), reading.source)
    if reading.timeline is None:
        assert reading.diagnostics
        return "mistakes"
    assert reading.timeline.total == sum(one.duration for one in reading.timeline.segments)
    return "a timeline"


def main(count: int, seed: int) -> None:
    """Read so many inputs, and print what came of them and the slowest."""
    chance, texts = random.Random(seed), seeds()  # noqa: S311 - repeatable, and no secret
    found: Counter[str] = Counter()
    slowest = 0.0
    for _ in range(count):
        data = broken(chance, texts)
        begin = perf_counter()
        try:
            found[outcome(data)] += 1
        except Exception:
            sys.stdout.write(f"This input ends in an exception:\n{data!r}\n")
            raise
        slowest = max(slowest, perf_counter() - begin)
        assert slowest < _SLOW, data
    ended = ", ".join(f"{number:,} in {what}" for what, number in sorted(found.items()))
    sys.stdout.write(f"{count:,} inputs with seed {seed}: {ended}; slowest {slowest:.3f} s\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
