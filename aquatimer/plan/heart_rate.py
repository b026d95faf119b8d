"""A recorded heart rate in zones: how long it was in each, in all and lap by lap."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from aquatimer.plan.laps import Lap, Span
from aquatimer.units.durations import SECOND, Milliseconds
from aquatimer.units.recording import Recording

LONGEST_HOLD: Milliseconds = 15 * SECOND
"""A reading counts up to the next one; where that comes later than this nothing is known."""

ZONES = 5
_TENTHS_BELOW_ZONES = 5


class Hold(NamedTuple):
    """A stretch of a recording at one heart rate; `bpm` is None where nothing is known."""

    span: Span
    bpm: int | None


@dataclass(frozen=True, slots=True)
class ZoneTimes:
    """How long the heart was in each zone.

    `zones` has what is below zone 1 first, then zones 1 to 5; `unread` is where nothing is known.
    """

    zones: tuple[Milliseconds, ...]
    unread: Milliseconds

    @property
    def total(self) -> Milliseconds:
        """All of it."""
        return sum(self.zones) + self.unread


@dataclass(frozen=True, slots=True)
class HeartRate:
    """What a stretch of a recording says; mean and peak are None where nothing is known."""

    times: ZoneTimes
    mean: int | None
    peak: int | None


def zone_of(bpm: int, hr_max: int) -> int:
    """Return the zone after Edwards: 1 from 50 % of the maximum to 5 from 90 %; 0 below them."""
    tenths = bpm * 10 // hr_max
    return min(max(tenths - _TENTHS_BELOW_ZONES + 1, 0), ZONES)


def holds(recording: Recording, offset: Milliseconds = 0) -> Iterator[Hold]:
    """Yield the recording as stretches without a gap between them, shifted by `offset`."""
    for here, following in pairwise(recording.readings):
        span = Span(here.at + offset, following.at + offset)
        yield Hold(span, here.bpm if span.duration <= LONGEST_HOLD else None)


def within(held: Sequence[Hold], spans: Iterable[Span]) -> Iterator[Hold]:
    """Yield the parts of holds, which follow each other without a gap, that lie in spans."""
    for span in spans:
        index = bisect_right(held, span.start, key=_end)
        while index < len(held) and held[index].span.start < span.end:
            hold = held[index]
            yield Hold(
                Span(max(hold.span.start, span.start), min(hold.span.end, span.end)), hold.bpm
            )
            index += 1


def _end(hold: Hold) -> Milliseconds:
    return hold.span.end


def heart_rate(held: Iterable[Hold], hr_max: int) -> HeartRate:
    """Return what stretches say; `hr_max` is the maximum in water."""
    zones = [0] * (ZONES + 1)
    unread, beats, peak = 0, 0, None
    for hold in held:
        if hold.bpm is None:
            unread += hold.span.duration
            continue
        zones[zone_of(hold.bpm, hr_max)] += hold.span.duration
        beats += hold.bpm * hold.span.duration
        peak = max(hold.bpm, peak or 0)
    read = sum(zones)
    mean = round(beats / read) if read else None
    return HeartRate(ZoneTimes(tuple(zones), unread), mean, peak)


def heart_rate_of_laps(
    laps: Sequence[Lap], held: Sequence[Hold], hr_max: int
) -> tuple[HeartRate, ...]:
    """Return what a recording says of each lap."""
    return tuple(heart_rate(within(held, lap.spans), hr_max) for lap in laps)
