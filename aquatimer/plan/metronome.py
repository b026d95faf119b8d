"""The metronome: where it clicks and how fast, once for each cycle of one leg.

Clicks are no cues, since a session has thousands of them: a plan holds their stretches, and the
mixer knows from those which frames a click falls on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Clicks:
    """Clicks `cadence` times a minute, counted from `origin`, the first of them there.

    Heard are those that begin from `begin` on and before `end`.
    """

    origin: Milliseconds
    begin: Milliseconds
    end: Milliseconds
    cadence: Fraction


def cadence_of(segment: Segment) -> Fraction | None:
    """Return the cycles a minute of one leg at which an interval is clicked, None for no clicks.

    It is the middle of what the interval, or else its effort, asks for, and the lower end where
    that is open. Below a number, as in rest, is no cadence to keep.
    """
    asked = segment.target.cadence
    if segment.wait or asked is None or asked.low == 0:
        return None
    return Fraction(asked.low + (asked.low if asked.high is None else asked.high), 2)


def clicked(timeline: Timeline) -> Iterator[tuple[Segment, Fraction]]:
    """Yield the intervals that are clicked, and at which cadence.

    The built-in cadences are those of running in water, so on dry land only others count.
    """
    dry = timeline.is_on_dry_land
    for segment in timeline.segments:
        cadence = cadence_of(segment)
        if cadence is not None and segment.duration and not (dry and _is_built_in(segment)):
            yield segment, cadence


def clicks_of(timeline: Timeline) -> tuple[Clicks, ...]:
    """Return the clicks of a session, which begin anew with each interval."""
    return tuple(
        Clicks(segment.start, segment.start, segment.end, cadence)
        for segment, cadence in clicked(timeline)
    )


def _is_built_in(segment: Segment) -> bool:
    known = BUILT_IN.get(segment.effort.name)
    return known is not None and segment.target.cadence == known.target.cadence


def clicks_before(clicks: Iterable[Clicks], at: Milliseconds) -> tuple[Clicks, ...]:
    """Return the clicks that begin before `at`."""
    return tuple(replace(one, end=min(one.end, at)) for one in clicks if one.begin < at)


def clicks_from(clicks: Iterable[Clicks], at: Milliseconds) -> tuple[Clicks, ...]:
    """Return the clicks that begin at `at` or later."""
    return tuple(replace(one, begin=max(one.begin, at)) for one in clicks if one.end > at)
