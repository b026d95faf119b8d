"""The clicks of a metronome in a mix: which fall into any block of it is worked out on demand."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from aquatimer.audio.clips import RATE, Piece, frames_of
from aquatimer.audio.softening import Tones
from aquatimer.audio.spans import Span, Spans
from aquatimer.plan.cues import CuePlan, Sound
from aquatimer.plan.metronome import Clicks

_MINUTE = 60 * RATE
_HALF = Fraction(1, 2)


class Clicking:
    """The clicks of a plan: none that would touch a tone, and soft ones under speech."""

    def __init__(self, plan: CuePlan, tones: Tones) -> None:
        """Take the click from the tones, if the plan has any; raises KeyError without one."""
        self._stretches = plan.clicks
        self._ends = [frames_of(stretch.end) for stretch in plan.clicks]
        self._sounding = Spans(
            Span(frames_of(cue.at), frames_of(cue.end))
            for cue in plan.cues
            if cue.sound is not None
        )
        self._tones = tones
        self.longest = len(tones.usual[Sound.CLICK].samples) if plan.clicks else 0

    def starting(self, first: int, end: int) -> Iterator[Piece]:
        """Yield the clicks that start from frame `first` on and before `end`, in order."""
        for index in range(bisect_left(self._ends, first), len(self._stretches)):
            stretch = self._stretches[index]
            if frames_of(stretch.begin) >= end:
                break
            for frame in frames_in(stretch, first, end):
                span = Span(frame, frame + self.longest)
                if not self._sounding.overlap(span):
                    yield Piece(frame, self._tones.at(Sound.CLICK, span).samples)


def frames_in(stretch: Clicks, first: int, end: int) -> Iterator[int]:
    """Yield the frames from `first` on and before `end` at which a stretch clicks.

    Each is rounded by itself to the nearest, so that none drifts.
    """
    origin, period = frames_of(stretch.origin), _MINUTE / stretch.cadence
    first = max(first, frames_of(stretch.begin))
    end = min(end, frames_of(stretch.end))
    number = max(ceil((first - origin - _HALF) / period), 0)
    while (frame := origin + int(number * period + _HALF)) < end:
        if frame >= first:
            yield frame
        number += 1
