"""The planner: timeline, verbosity and clip lengths in, cue plan out.

Each announcement gets the longest wording that fits the room it has; what does not fit in its
shortest is dropped, never delayed. Speech never overlaps speech, and never sounds across a
change, under ticks or under the half tone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aquatimer.plan import wording
from aquatimer.plan.announcements import GAP, Room, Telling, requests_of, room_of
from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Sound, Verbosity
from aquatimer.plan.metronome import clicks_of
from aquatimer.plan.passages import Passage, passages_of
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.placing import Outcome, Placing, Taken
from aquatimer.plan.requests import Place, Rank, Request
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tips import TipGiver, occasion_of, tips_for
from aquatimer.plan.tones import TICKS_BEFORE, change_into, half_of, tones_of
from aquatimer.plan.work import work_of
from aquatimer.units.durations import HOUR, Milliseconds


@dataclass(frozen=True, slots=True)
class Filled:
    """One segment with everything that is said in it, and what came of each request."""

    passage: Passage
    outcomes: tuple[Outcome, ...]
    tips: tuple[Cue, ...]


def texts_of(
    timeline: Timeline,
    verbosity: Verbosity,
    tones: Mapping[Sound, Milliseconds],
    phrases: Phrases = ENGLISH,
) -> tuple[str, ...]:
    """Return every text that a plan of this session could speak, each once, in order."""
    telling = Telling(timeline, verbosity, phrases, tones)
    asked = [request for _, _, requests in _asked(telling) for request in requests]
    said = (words for request in (*_edges(telling), *asked) for words in request.wordings)
    return tuple(dict.fromkeys((*said, *_tips_of(telling))))


def plan_cues(
    timeline: Timeline,
    verbosity: Verbosity,
    lengths: ClipLengths,
    phrases: Phrases = ENGLISH,
    *,
    metronome: bool = False,
) -> CuePlan:
    """Return the cue plan; a text without a length in `lengths.speech` cannot be spoken."""
    telling = Telling(timeline, verbosity, phrases, lengths.tones)
    cues = list(tones_of(timeline, lengths.tones))
    for filled in filled_segments(telling, lengths.speech):
        cues += (outcome.cue for outcome in filled.outcomes if outcome.cue)
        cues += filled.tips
    for edge in _edges(telling):
        segment = 0 if edge.name == "ready" else len(timeline.segments) - 1
        outcomes = Placing(segment, lengths.speech).place_all([edge])
        cues += (outcome.cue for outcome in outcomes if outcome.cue)
    cues.sort(key=lambda cue: (cue.at, cue.kind is CueKind.SPEECH))
    clicks = clicks_of(timeline) if metronome else ()
    work = tuple(work_of(timeline))
    return CuePlan(timeline.name, timeline.total, tuple(cues), clicks, work)


def filled_segments(telling: Telling, speech: Mapping[str, Milliseconds]) -> Iterator[Filled]:
    """Yield each segment that takes time, filled with speech of these lengths."""
    giver = TipGiver(telling.timeline, telling.phrases.tips, speech)
    for passage, room, requests in _asked(telling):
        placing = Placing(passage.segment.index, speech)
        _keep_tones_clear(placing, passage.segment, room, telling)
        outcomes = placing.place_all(requests)
        coach = telling.verbosity is Verbosity.COACH
        tips = giver.fill(placing, passage, room) if coach else ()
        yield Filled(passage, tuple(outcomes), tuple(tips))


def _asked(telling: Telling) -> Iterator[tuple[Passage, Room, tuple[Request, ...]]]:
    passages = passages_of(telling.timeline)
    before: Segment | None = None
    for passage, following in zip(passages, (*passages[1:], None), strict=False):
        room = room_of(passage.segment, telling.tones[change_into(passage.segment, before)])
        yield passage, room, tuple(requests_of(telling, passage, following, room))
        before = passage.segment


def _keep_tones_clear(placing: Placing, segment: Segment, room: Room, telling: Telling) -> None:
    placing.keep_free(Taken(segment.start, room.opens - GAP, "change", GAP))
    half = half_of(segment)
    if half is not None:
        placing.keep_free(Taken(half, half + telling.tones[Sound.HALF], "half", GAP))


def _tips_of(telling: Telling) -> Iterator[str]:
    if telling.verbosity is not Verbosity.COACH:
        return
    tips = tips_for(telling.timeline, telling.phrases.tips)
    for occasion in dict.fromkeys(map(occasion_of, passages_of(telling.timeline))):
        yield from (tip.text for tip in (tips[occasion] if occasion else ()))


def _edges(telling: Telling) -> Iterator[Request]:
    """Yield what is said before the ticks of the count-in, and after the finish tone."""
    timeline = telling.timeline
    if telling.verbosity is not Verbosity.COACH or not timeline.segments:
        return
    closes = -TICKS_BEFORE[0] - GAP
    ready = wording.ready(timeline, timeline.segments[0], telling.phrases)
    yield Request("ready", Rank.START, Place.BY, -HOUR, closes, ready, aim=closes)
    opens = timeline.total + telling.tones[Sound.FINISH] + GAP
    finish = wording.finish(timeline, telling.phrases)
    yield Request("finish", Rank.START, Place.AT, opens, opens + HOUR, finish)
