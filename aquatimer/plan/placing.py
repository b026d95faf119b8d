"""Placing announcements in one segment: the longest wording that fits, the first in rank first."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from aquatimer.plan.cues import Cue, CueKind
from aquatimer.plan.requests import Place, Request
from aquatimer.units.durations import Milliseconds

BREATH: Milliseconds = 250
"""Silence kept between two utterances."""


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """Time in which something sounds already; `name` is its role, `gap` the silence around it."""

    start: Milliseconds
    end: Milliseconds
    name: str
    gap: Milliseconds = BREATH


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a text is not said: `name` is the role of what it would have sounded into.

    It is `end` for the end of the room and `voice` where no voice can speak it. `needed` is how
    long it takes, `free` how long there is silence from where it would begin.
    """

    name: str
    needed: Milliseconds = 0
    free: Milliseconds = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request: its cue, or None, and why its longest wording is not said."""

    request: Request
    cue: Cue | None
    obstacle: Obstacle | None


class Placing:
    """The room of one segment as it fills up.

    `lengths` holds how long each text takes to speak; a text that is not there cannot be spoken.
    """

    def __init__(self, segment: int, lengths: Mapping[str, Milliseconds]) -> None:
        self._segment = segment
        self._lengths = lengths
        # In order of time, none over another, so in order of start and of end alike.
        self._taken: list[Taken] = []

    def keep_free(self, taken: Taken) -> None:
        """Let no speech sound in a time that overlaps no other."""
        insort(self._taken, taken)

    def place_all(self, requests: Iterable[Request]) -> list[Outcome]:
        """Place each request in the order of rank, or drop it."""
        asked = sorted(requests, key=lambda request: request.rank)
        opening = [request for request in asked if request.place is Place.OPENING]
        others = (request for request in asked if request.place is not Place.OPENING)
        return [*self._open(opening), *map(self._place, others)]

    def say_within(
        self,
        name: str,
        text: str,
        earliest: Milliseconds,
        latest_end: Milliseconds,
        calm: Milliseconds = BREATH,
    ) -> Cue | None:
        """Say a text where there is room first, with `calm` around it, or not at all."""
        length = self._lengths.get(text)
        if length is None:
            return None
        for at in self._pauses(earliest, calm):
            if at + length > latest_end:
                break
            if not self._in_the_way(at, at + length, calm):
                return self._say(name, text, at)
        return None

    def _open(self, requests: list[Request]) -> Iterator[Outcome]:
        """Say what comes before the last as far as that leaves room for its shortest wording."""
        if not requests:
            return
        *lines, start = requests
        known = [self._lengths[words] for words in start.wordings if words in self._lengths]
        kept = BREATH + min(known) if known else 0
        at = start.earliest
        for line in lines:
            silence = self._silence_until(at, line.latest_end)
            outcome = self._place(replace(line, earliest=at, latest_end=silence - kept))
            yield outcome
            if outcome.cue is not None:
                at = outcome.cue.end + BREATH
        yield self._place(replace(start, earliest=at))

    def _place(self, request: Request) -> Outcome:
        obstacle = self._obstacle(request) if request.written else None
        for words in request.wordings:
            at = self._find(request, words)
            if at is not None:
                missing = obstacle if words != request.wordings[0] else None
                return Outcome(request, self._say(request.name, words, at), missing)
        return Outcome(request, None, obstacle)

    def _find(self, request: Request, words: str) -> Milliseconds | None:
        length = self._lengths.get(words)
        if length is None:
            return None
        for at in self._times(request, length):
            in_window = request.earliest <= at and at + length <= request.latest_end
            if in_window and not self._in_the_way(at, at + length):
                return at
        return None

    def _times(self, request: Request, length: Milliseconds) -> Iterable[Milliseconds]:
        match request.place:
            case Place.AT | Place.OPENING:
                return [request.earliest]
            case Place.BY:
                return self._times_by(request, length)
            case Place.WITHIN:
                return self._pauses(request.earliest)

    def _times_by(self, request: Request, length: Milliseconds) -> list[Milliseconds]:
        """Return the times near the aim, those first that spare the most, then those after it."""
        latest = request.latest_end - length
        spared = [
            (at - BREATH - length, at + self._lengths[text] + BREATH)
            for at, text in request.spares
            if text in self._lengths
        ]
        times = (min(request.aim, latest), *(time for both in spared for time in both))

        def worth(at: Milliseconds) -> tuple[list[bool], bool, Milliseconds]:
            spoken_over = [before < at < after for before, after in spared]
            return spoken_over, at < request.aim, abs(at - request.aim)

        return sorted((at for at in times if at <= latest), key=worth)

    def _pauses(
        self, earliest: Milliseconds, calm: Milliseconds = BREATH
    ) -> Iterator[Milliseconds]:
        """Yield where silence begins: at once, and after each of what sounds later."""
        yield earliest
        first = bisect_left(self._taken, earliest - calm, key=lambda taken: taken.end)
        for taken in self._from(first):
            yield max(earliest, taken.end + max(taken.gap, calm))

    def _in_the_way(
        self, start: Milliseconds, end: Milliseconds, calm: Milliseconds = 0
    ) -> Taken | None:
        reach = max(BREATH, calm)
        first = bisect_left(self._taken, start - reach, key=lambda taken: taken.end)
        for taken in self._from(first):
            gap = max(taken.gap, calm)
            if taken.start - reach >= end:
                break
            if taken.start - gap < end and taken.end + gap > start:
                return taken
        return None

    def _from(self, first: int) -> Iterator[Taken]:
        """Yield what is taken from an index on, without the copy that a slice makes."""
        return (self._taken[index] for index in range(first, len(self._taken)))

    def _silence_until(self, at: Milliseconds, latest_end: Milliseconds) -> Milliseconds:
        first = bisect_right(self._taken, at, key=lambda taken: taken.end + taken.gap)
        sounding = self._taken[first : first + 1]
        return min([latest_end, *(taken.start - taken.gap for taken in sounding)])

    def _obstacle(self, request: Request) -> Obstacle:
        """Return what keeps the longest wording from being said, as far as anything does."""
        length = self._lengths.get(request.wordings[0])
        if length is None:
            return Obstacle("voice")
        at = request.aim if request.place is Place.BY else request.earliest
        taken = self._in_the_way(at, at + length)
        free = self._silence_until(at, request.latest_end) - at
        return Obstacle(taken.name if taken else "end", length, max(0, free))

    def _say(self, name: str, text: str, at: Milliseconds) -> Cue:
        cue = Cue(at, CueKind.SPEECH, name, self._lengths[text], self._segment, text=text)
        insort(self._taken, Taken(cue.at, cue.end, name))
        return cue
