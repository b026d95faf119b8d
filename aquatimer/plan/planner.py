"""The planner: timeline, verbosity and clip lengths in, cue plan out.

Each announcement gets the longest wording that fits the room it has; what does not fit in its
shortest is dropped, never delayed. Speech never overlaps speech, and never sounds across a
change, under ticks or under the half tone.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from aquatimer.plan import wording
from aquatimer.plan.announcements import GAP, Room, requests_of, room_of
from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Sound, Verbosity
from aquatimer.plan.placing import Placing
from aquatimer.plan.requests import Place, Rank, Request
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import TICKS_BEFORE, change_into, count_in, half_of, tones_of
from aquatimer.units.durations import HOUR, Milliseconds


def texts_of(
    timeline: Timeline, verbosity: Verbosity, tones: Mapping[Sound, Milliseconds]
) -> tuple[str, ...]:
    """Return every text that a plan of this session could speak, each once, in order."""
    requests = _all_requests(timeline, verbosity, tones)
    said = chain.from_iterable(
        words for _, _, asked in requests for request in asked for words in request.wordings
    )
    edges = _ready(timeline, verbosity), _finish(timeline, verbosity, tones)
    said_at_edges = (words for request in edges if request for words in request.wordings)
    return tuple(dict.fromkeys(one.text for one in (*chain(*said_at_edges), *said)))


def plan_cues(timeline: Timeline, verbosity: Verbosity, lengths: ClipLengths) -> CuePlan:
    """Return the cue plan; a text without a length in `lengths.speech` cannot be spoken."""
    cues = [*count_in(lengths.tones), *tones_of(timeline, lengths.tones)]
    for segment, room, requests in _all_requests(timeline, verbosity, lengths.tones):
        placing = Placing(segment.index, lengths.speech)
        _keep_tones_clear(placing, segment, room, lengths)
        placing.place_all(requests)
        cues += placing.cues
    cues += _edge(0, _ready(timeline, verbosity), lengths)
    cues += _edge(len(timeline.segments) - 1, _finish(timeline, verbosity, lengths.tones), lengths)
    cues.sort(key=lambda cue: (cue.at, cue.kind is CueKind.SPEECH))
    return CuePlan(timeline.name, timeline.total, tuple(cues))


def _all_requests(
    timeline: Timeline, verbosity: Verbosity, tones: Mapping[Sound, Milliseconds]
) -> Iterator[tuple[Segment, Room, tuple[Request, ...]]]:
    before: Segment | None = None
    for segment in timeline.segments:
        room = room_of(segment, tones[change_into(segment, before)])
        requests = requests_of(timeline, segment, room, tones[Sound.HALF], verbosity)
        yield segment, room, tuple(requests)
        before = segment


def _keep_tones_clear(placing: Placing, segment: Segment, room: Room, lengths: ClipLengths) -> None:
    placing.keep_free(segment.start, room.opens)
    half = half_of(segment)
    if half is not None:
        placing.keep_free(half - GAP, half + lengths.tones[Sound.HALF] + GAP)


def _edge(segment: int, request: Request | None, lengths: ClipLengths) -> list[Cue]:
    placing = Placing(segment, lengths.speech)
    placing.place_all([request] if request else [])
    return placing.cues


def _ready(timeline: Timeline, verbosity: Verbosity) -> Request | None:
    """Return the request for what is said before the ticks of the count-in."""
    if verbosity is not Verbosity.COACH:
        return None
    closes = -TICKS_BEFORE[0] - GAP
    wordings = wording.ready(timeline)
    return Request(Rank.START, Place.BY, -HOUR, closes, wordings, aim=closes)


def _finish(
    timeline: Timeline, verbosity: Verbosity, tones: Mapping[Sound, Milliseconds]
) -> Request | None:
    if verbosity is not Verbosity.COACH:
        return None
    opens = timeline.total + tones[Sound.FINISH] + GAP
    return Request(Rank.START, Place.AT, opens, opens + HOUR, wording.finish(timeline))
