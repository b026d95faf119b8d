"""A session as the coach sees it: each interval among its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.plan.turns import Turn, turns_of


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the runner's own: a label, a `say`, a cue. `line` is the line of the source."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment that takes time, with what the coach knows about it.

    `recovery` is the pause between hard ones. `says` is spoken at its start, also what was
    written before a wait without a time. `wait_after` is such a wait when it comes next.
    `ends_set` is true where a loop has done its last turn with it, and the next segment does not
    end one, too.
    """

    segment: Segment
    recovery: bool
    turns: tuple[Turn, ...]
    says: tuple[Written, ...]
    wait_after: Segment | None
    ends_set: bool

    @property
    def begun(self) -> tuple[Turn, ...]:
        """The turns whose first segment this is, the outermost first."""
        return tuple(turn for turn in self.turns if turn.begins)


def passages_of(timeline: Timeline) -> tuple[Passage, ...]:
    """Return every segment but the waits without a time."""
    lasting = [segment for segment in timeline.segments if segment.duration]
    turns = turns_of(lasting)
    ends = [*map(_ends_set, turns, turns[1:]), False]
    return tuple(
        Passage(
            segment,
            _is_recovery(segment, lasting[max(place - 1, 0)], lasting[place + 1 : place + 2]),
            turns[place],
            _says(timeline, segment),
            _wait_after(timeline, segment),
            ends[place] and not ends[place + 1],
        )
        for place, segment in enumerate(lasting)
    )


def _is_recovery(segment: Segment, before: Segment, after: Sequence[Segment]) -> bool:
    if segment.effort.is_rest:
        return True
    between = any(not beside.effort.is_recovery for beside in (before, *after))
    return segment.phase is Phase.MAIN and segment.effort.is_recovery and between


def _says(timeline: Timeline, segment: Segment) -> tuple[Written, ...]:
    first = segment.index
    while first > 0 and timeline.segments[first - 1].duration == 0:
        first -= 1
    said = timeline.segments[first : segment.index + 1]
    return tuple(Written(one.line, text) for one in said for text in one.says)


def _wait_after(timeline: Timeline, segment: Segment) -> Segment | None:
    after = timeline.segments[segment.index + 1 : segment.index + 2]
    return after[0] if after and after[0].duration == 0 else None


def _ends_set(turns: tuple[Turn, ...], after: tuple[Turn, ...]) -> bool:
    """Whether a loop does not go on in what comes after."""
    return not {turn.loop for turn in turns} <= {turn.loop for turn in after}
