"""Which tip is given when.

The choice comes from the workout alone, so that every making of the same session is the same.
"""

from collections import Counter
from collections.abc import Container, Iterator
from zlib import crc32

from aquatimer.plan.announcements import Room
from aquatimer.plan.cues import Cue
from aquatimer.plan.passages import Passage
from aquatimer.plan.phrases.catalogue import Occasion, Tip
from aquatimer.plan.placing import Placing
from aquatimer.plan.timeline import Phase, Timeline
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

NEAREST: Milliseconds = 90 * SECOND
"""From the beginning of one tip to that of the next."""

_FARTHEST: Milliseconds = 3 * MINUTE

QUIET_END: Milliseconds = 20 * SECOND
"""How much of an interval's end has no tip."""

SHORTEST: Milliseconds = 30 * SECOND
"""An interval shorter than this has no tip."""

CALM: Milliseconds = 3 * SECOND
"""Silence kept between a tip and other speech."""

_HARD_FROM = 2


def occasion_of(passage: Passage) -> Occasion | None:
    """Return which tips fit an interval, None where none does."""
    segment = passage.segment
    busy = segment.wait or segment.reps is not None or segment.duration < SHORTEST
    if busy or segment.effort.strain is None:
        return None
    if segment.phase is Phase.WARMUP:
        return Occasion.WARM_UP
    if segment.phase is Phase.COOLDOWN:
        return Occasion.COOL_DOWN
    if passage.recovery:
        return Occasion.RECOVERY
    if segment.effort.strain < _HARD_FROM:
        return Occasion.WARM_UP
    return Occasion.LATE if any(turn.is_late for turn in passage.turns[:1]) else Occasion.WORK


def tips_for(timeline: Timeline, tips: tuple[Tip, ...]) -> dict[Occasion, list[Tip]]:
    """Return the tips for each occasion in the order in which this session goes through them.

    There are none for dry land.
    """
    found: dict[Occasion, list[Tip]] = {occasion: [] for occasion in Occasion}
    if timeline.is_on_dry_land:
        return found
    for tip in tips:
        if tip.gear is None or not timeline.gear or tip.gear in timeline.gear:
            found[tip.occasion].append(tip)
    first = crc32(timeline.title.encode())
    return {occasion: _turned(fitting, first) for occasion, fitting in found.items()}


class TipGiver:
    """Gives tips while the segments of a session are filled one after the other."""

    def __init__(self, timeline: Timeline, tips: tuple[Tip, ...], lengths: Container[str]) -> None:
        """Start with none given; a text that is not in `lengths` cannot be spoken."""
        self._tips = tips_for(timeline, tuple(tip for tip in tips if tip.text in lengths))
        self._given: Counter[str] = Counter()
        there = sum(map(len, self._tips.values()))
        # Spread so far that they last the session, if that is not too far.
        self._apart = min(max(NEAREST, timeline.total // max(there, 1)), _FARTHEST)
        self._next: Milliseconds = 0

    def fill(self, placing: Placing, passage: Passage, room: Room) -> Iterator[Cue]:
        """Yield the tips of one segment in which all else has its place."""
        occasion = occasion_of(passage)
        left = self._left(occasion) if occasion else []
        latest_end = min(room.closes, passage.segment.end - QUIET_END)
        while cue := self._give(placing, left, max(room.opens, self._next), latest_end):
            self._next = cue.at + self._apart
            yield cue
            left = left or (self._left(occasion) if occasion else [])

    def _left(self, occasion: Occasion) -> list[Tip]:
        """Return the tips that were given less often than others."""
        tips = self._tips[occasion]
        times = [self._given[tip.text] for tip in tips]
        return [tip for tip, given in zip(tips, times, strict=True) if given == min(times)]

    def _give(
        self, placing: Placing, left: list[Tip], earliest: Milliseconds, latest_end: Milliseconds
    ) -> Cue | None:
        """Give the first for which there is room."""
        for tip in tuple(left):
            # If there is no room for it, there is less later in the segment.
            left.remove(tip)
            cue = placing.say_within("tip", tip.text, earliest, latest_end, CALM)
            if cue is not None:
                self._given[tip.text] += 1
                return cue
        return None


def _turned(tips: list[Tip], first: int) -> list[Tip]:
    start = first % len(tips) if tips else 0
    return tips[start:] + tips[:start]
