"""Random sessions, as a runner could write them, and sessions from program text."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.cues import USUAL_TONES
from aquatimer.plan.efforts import BUILT_IN, Effort, Range, Target
from aquatimer.plan.markers import Marker
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline, WrittenCue
from aquatimer.units.durations import MINUTE, SECOND

TONES = USUAL_TONES

_EFFORTS = (*BUILT_IN.values(), Effort("tempo", 3, Target()))
_LABELS = (None, None, "Hold your medium marker", "long " * 40, "…")
_LENGTHS = st.one_of(
    st.integers(1, 100).map(lambda tenths: tenths * 100),
    st.sampled_from([3, 5, 8, 10, 15, 20, 30, 60, 90, 180]).map(lambda seconds: seconds * SECOND),
    st.integers(1, 4000).map(lambda tenths: tenths * 100),
)

_Rounds = tuple[tuple[int, int], ...]


def read(text: str) -> Timeline:
    """Return the timeline of a workout that has no mistakes."""
    reading = read_workout(text.encode(), file="made.aqua", name="made")
    assert reading.timeline is not None, reading.diagnostics
    return reading.timeline


def in_order(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments with their index, start and line."""
    start, ordered = 0, []
    for index, segment in enumerate(segments):
        ordered.append(replace(segment, index=index, start=start, line=index + 1))
        start += segment.duration
    return tuple(ordered)


def held(timeline: Timeline) -> Timeline:
    """Return the session of an athlete who knows where the bungee markers are."""
    markers = {
        "sprint": Marker("third tile from the ladder", 3),
        "medium": Marker("the blue line", 45),
    }
    return for_athlete(timeline, Athlete(markers=markers))


@st.composite
def _segments(draw: st.DrawFn) -> Segment:
    duration = draw(_LENGTHS)
    count = draw(st.sampled_from([None, None, None, 1, 5, 12]))
    if count is not None:
        duration = duration // count // 100 * 100 * count or 100 * count
    effort = draw(st.sampled_from(_EFFORTS))
    cues = draw(st.lists(st.integers(0, duration - 1), max_size=3))
    beats = draw(st.sampled_from([None, Range(150, 158), Range(163, None), Range(0, 112)]))
    segment = Segment(
        index=0,
        start=0,
        duration=duration,
        phase=draw(st.sampled_from(list(Phase))),
        effort=effort,
        target=replace(effort.target, bpm=beats),
        line=1,
        label=draw(st.sampled_from(_LABELS)),
        reps=None if count is None else Reps(count, duration // count),
        says=draw(st.sampled_from([(), (), ("Stay tall",), ("Stay tall", "long " * 40)])),
        cues=tuple(WrittenCue(at, f"At {at}", 1) for at in sorted(cues)),
    )
    return draw(st.sampled_from([segment, segment, _wait(segment)]))


def _wait(segment: Segment) -> Segment:
    rest = BUILT_IN["rest"]
    plain = replace(segment, effort=rest, target=rest.target, cues=(), reps=None, wait=True)
    return replace(plain, duration=0 if segment.duration < MINUTE else segment.duration)


@st.composite
def _blocks(draw: st.DrawFn, depth: int, around: _Rounds) -> list[Segment]:
    """Draw the lines of a block; a loop in it does the same in every round."""
    made: list[Segment] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            count = draw(st.integers(1, 4))
            body = draw(_blocks(depth - 1, ()))
            for number in range(1, count + 1):
                rounds = (*around, (number, count))
                made += [replace(one, rounds=(*rounds, *one.rounds)) for one in body]
        else:
            made.append(replace(draw(_segments()), rounds=around))
    return made


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw a session with loops in loops."""
    segments = in_order(draw(_blocks(2, ())))
    gear = draw(st.sampled_from([(), ("belt",), ("bungee",)]))
    return Timeline("made", "Made up", segments, gear=gear)
