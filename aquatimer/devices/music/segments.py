"""Segments: a song is decoded, and kept, by pieces on a grid of its own."""

from collections.abc import Iterator

from aquatimer.audio.clips import RATE

SECONDS = 1
"""Seconds of a song that are decoded together: always the same, so that they always sound so."""

LENGTH = SECONDS * RATE


def segments_between(begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield each segment that frames `begin` to `end` lie in, and from where to where in it."""
    for number in range(begin // LENGTH, -(-end // LENGTH)):
        offset = number * LENGTH
        yield number, max(begin - offset, 0), min(end - offset, LENGTH)
