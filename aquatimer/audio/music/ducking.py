"""Ducking: music steps back for every cue, early enough and long enough to be no bother."""

from bisect import bisect_left
from collections.abc import Iterator

import numpy as np

from aquatimer.audio.clips import frames_of
from aquatimer.audio.music.gains import Gains
from aquatimer.audio.spans import Span, together
from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import SECOND, Milliseconds

LOWERED = 12.0
"""Decibels."""
BEFORE: Milliseconds = 200
AFTER: Milliseconds = 300
"""How long before a cue begins music is down already, and how long after its end it still is."""

FALL: Milliseconds = 150
RISE: Milliseconds = 400
"""How long it takes on its way there and back."""

# Between cues that are nearer to each other it stays down, or it would pump.
_WORTH_RISING: Milliseconds = 2 * SECOND

_LOW = np.float32(10 ** (-LOWERED / 20))


def _ramp(length: Milliseconds) -> Gains:
    """Return a fall without corners: one that begins at once can be heard as such."""
    frames = frames_of(length)
    depth = 0.5 - 0.5 * np.cos(np.pi * (np.arange(frames) + 0.5) / frames)
    gains: Gains = (10 ** (-LOWERED / 20 * depth)).astype(np.float32)
    return gains


_FALLING, _RISING = _ramp(FALL), _ramp(RISE)[::-1]


class Ducking:
    """The factor for music at every frame of a plan."""

    def __init__(self, plan: CuePlan) -> None:
        spans = list(_lowered(plan))
        self._starts = [span.first for span in spans]
        self._ends = [span.end for span in spans]

    def gains(self, first: int, count: int) -> Gains | np.float32 | None:
        """Return the factors, or one for all; None where music is at its height."""
        begin = bisect_left(self._ends, first - len(_RISING))
        end = bisect_left(self._starts, first + count + len(_FALLING))
        if begin == end:
            return None
        if self._starts[begin] <= first and first + count <= self._ends[begin]:
            return _LOW
        gains = np.ones(count, dtype=np.float32)
        for start, stop in zip(self._starts[begin:end], self._ends[begin:end], strict=True):
            gains[max(start - first, 0) : max(stop - first, 0)] = _LOW
            _lay(_FALLING, start - len(_FALLING) - first, gains)
            _lay(_RISING, stop - first, gains)
        return gains


def _lay(ramp: Gains, place: int, gains: Gains) -> None:
    head, tail = max(place, 0), min(place + len(ramp), len(gains))
    if head < tail:
        gains[head:tail] = ramp[head - place : tail - place]


def _lowered(plan: CuePlan) -> Iterator[Span]:
    """Yield when music is down, in order, none near to another."""
    near = frames_of(_WORTH_RISING)
    around = (
        Span(frames_of(cue.at - BEFORE), frames_of(cue.end + AFTER) + near) for cue in plan.cues
    )
    return (Span(span.first, span.end - near) for span in together(around))
