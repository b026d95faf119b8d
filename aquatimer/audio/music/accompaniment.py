"""The accompaniment of a session: which set list sounds when, from its beginning to its end."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from aquatimer.audio.clips import frames_of
from aquatimer.audio.music.gains import falling, lay, rising
from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.setlist import Passage, SetList
from aquatimer.audio.spans import Span
from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import SECOND, Milliseconds

OPENING_FADE: Milliseconds = SECOND
CLOSING_FADE: Milliseconds = 5 * SECOND
"""How long music takes to come, and to go with the end of the last cue."""

CHANGE_FADE: Milliseconds = SECOND
"""How long one takes over from the other when work begins or ends, from that moment on."""


@dataclass(frozen=True, slots=True)
class Music:
    """The set list for work and that for all else, which may be the same; None for silence."""

    work: SetList | None
    rest: SetList | None

    @property
    def set_lists(self) -> tuple[SetList, ...]:
        """Each set list once."""
        there = (one for one in (self.work, self.rest) if one is not None)
        return tuple(dict.fromkeys(there))

    @property
    def channels(self) -> int:
        """2 where any song is in stereo."""
        return max(one.channels for one in self.set_lists)


@dataclass(frozen=True, slots=True)
class Opening:
    """The frame of a plan at which music begins, and how much of each set list was heard before."""

    frame: int
    heard: Mapping[SetList, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Frames `first` to `end` of the plan in which a set list sounds, which is then at `at`."""

    first: int
    end: int
    set_list: SetList
    at: int
    rise: int
    fall: int

    @property
    def silent_from(self) -> int:
        return self.end + self.fall

    def place(self, frame: int) -> int:
        """Return where the set list is at a frame of the plan."""
        return self.at + frame - self.first


class Accompaniment:
    """The music of one plan; each set list goes on where it was when its turn comes again."""

    def __init__(self, music: Music, plan: CuePlan, opening: Opening | None = None) -> None:
        """Begin with the first sound of the plan, or as the `opening` says."""
        self.music = music
        self.channels = music.channels
        self.opening = Opening(frames_of(plan.start)) if opening is None else opening
        self._end = frames_of(plan.end)
        self._turns = list(self._turns_of(plan))
        self._firsts = [turn.first for turn in self._turns]

    def opening_after(self, left: int, entered: int) -> Opening:
        """Return how to open where one goes from one frame to another without a break."""
        heard = dict(self.opening.heard)
        for turn in self._turns:
            if turn.first <= left:
                heard[turn.set_list] = max(turn.place(min(left, turn.end)), 0)
        return Opening(entered, heard)

    def sounding(self) -> Iterator[Span]:
        """Yield the stretches in which there may be music, in order."""
        for turn in self._turns:
            yield Span(turn.first, min(turn.silent_from, self._end))

    def coming(self, first: int, end: int) -> Iterator[Passage]:
        """Yield what is read for frames `first` to `end`, and what would be if the turn changed."""
        for turn in self._within(first, end):
            yield from turn.set_list.passages(turn.place(first), turn.place(end))
        heard = self.opening_after(first, first).heard
        for set_list in self.music.set_lists:
            place = heard.get(set_list, 0)
            yield from set_list.passages(place, place + end - first)

    def render(self, first: int, count: int) -> Stereo | None:
        """Return frames `first` to `first + count` as (count, channels), None for silence."""
        turns = self._within(first, first + count)
        if not turns:
            return None
        whole, *others = (self._turn(turn, first, count) for turn in turns)
        for other in others:
            whole += other
        closing = frames_of(CLOSING_FADE)
        if first + count > self._end - closing:
            lay(falling(first, count, closing, self._end), whole)
        return whole

    def _turn(self, turn: _Turn, first: int, count: int) -> Stereo:
        wave = turn.set_list.render(turn.place(first), count, self.channels)
        if first < turn.first + turn.rise or first + count > turn.end:
            lay(rising(first - turn.first, count, turn.rise), wave)
            lay(falling(first, count, turn.fall, turn.silent_from), wave)
        return wave

    def _within(self, first: int, end: int) -> list[_Turn]:
        # Of those that have begun only the last two can still be heard.
        begin = max(bisect_right(self._firsts, first) - 2, 0)
        turns = self._turns[begin : bisect_right(self._firsts, end - 1)]
        return [turn for turn in turns if turn.first < end and first < turn.silent_from]

    def _turns_of(self, plan: CuePlan) -> Iterator[_Turn]:
        heard = dict(self.opening.heard)
        change = frames_of(CHANGE_FADE)
        for number, (first, end, set_list) in enumerate(self._sets_of(plan)):
            if set_list is None:
                continue
            at = heard.get(set_list, 0)
            heard[set_list] = at + end - first
            fall = 0 if end == self._end else change
            if number == 0:
                # As if it had begun with the set list: what is heard again has the same music.
                yield _Turn(first - at, end, set_list, 0, frames_of(OPENING_FADE), fall)
            else:
                yield _Turn(first, end, set_list, at, change, fall)

    def _sets_of(self, plan: CuePlan) -> Iterator[tuple[int, int, SetList | None]]:
        """Yield the stretches of the plan with the same set list, in order."""
        edges = [(self.opening.frame, self.music.rest)]
        for work in plan.work:
            for time, set_list in ((work.start, self.music.work), (work.end, self.music.rest)):
                place = max(frames_of(time), self.opening.frame)
                if edges[-1][0] == place:
                    edges.pop()
                if not edges or edges[-1][1] is not set_list:
                    edges.append((place, set_list))
        for (first, set_list), (end, _) in pairwise([*edges, (self._end, None)]):
            if first < end:
                yield first, end, set_list
