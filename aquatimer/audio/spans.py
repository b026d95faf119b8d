"""Spans of frames, from a first one to the one after the last."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Frames `first` to `end`."""

    first: int
    end: int


def together(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, given in the order of their starts, with those that touch as one."""
    current: Span | None = None
    for span in spans:
        if current is not None and span.first <= current.end:
            current = Span(current.first, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


class Spans:
    """Where something sounds."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take spans in the order of their starts."""
        joined = list(together(spans))
        self._starts = [span.first for span in joined]
        self._ends = [span.end for span in joined]

    def overlap(self, span: Span) -> bool:
        """Whether something sounds in a span."""
        last = bisect_left(self._starts, span.end) - 1
        return last >= 0 and self._ends[last] > span.first
