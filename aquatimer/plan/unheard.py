"""What a runner wrote to be spoken and will not hear, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from aquatimer.plan import spoken
from aquatimer.plan.announcements import HEADS_UP_FROM, Telling
from aquatimer.plan.cues import ClipLengths, Sound, Verbosity
from aquatimer.plan.pace import estimated_lengths
from aquatimer.plan.passages import Passage, Written
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.placing import Obstacle
from aquatimer.plan.planner import Filled, filled_segments, texts_of
from aquatimer.plan.requests import Place, Rank, Request
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import has_ticks
from aquatimer.plan.wording import ONE_WORD_BELOW
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

_OBSTACLES: Mapping[str, str] = {
    "change": "the tone of the change",
    "start": "the announcement of this interval",
    "heads-up": "the announcement of what comes next",
    "say": "another line of yours",
    "half": "the tone at half time",
}
_TENTH: Milliseconds = SECOND // 10
_ONE_WORD = "In an interval under 15 seconds only the effort is said."
_NO_TIME = (
    "A wait without a time has no room for speech. "
    "It is told at the end of the interval before, if that lasts 30 seconds or more."
)
_NOTHING_AFTER = "No interval follows that it could be said in."
_NO_WORDS = "There is nothing in it that a voice can speak."


@dataclass(frozen=True, slots=True)
class Unheard:
    """A label, `say` or cue that is not spoken; `reason` is a whole sentence for the runner.

    `line` is its line in the source; for a `say` that of the interval it is said before.
    """

    line: int
    text: str
    reason: str


def unheard(
    timeline: Timeline, lengths: ClipLengths, phrases: Phrases = ENGLISH
) -> tuple[Unheard, ...]:
    """Return what is not heard though all is told (`coach`), each line of the source once.

    A line that is spoken many times is told where it is lost for the first time.
    """
    telling = Telling(timeline, Verbosity.COACH, phrases, lengths.tones)
    found: dict[Written, Unheard] = {}
    all_filled = tuple(filled_segments(telling, lengths.speech))
    lost = chain.from_iterable(map(_unheard_in, all_filled))
    passages = [filled.passage for filled in all_filled]
    for one in (*_unheard_waits(timeline, passages), *lost):
        found.setdefault(Written(one.line, one.text), one)
    return tuple(sorted(found.values(), key=lambda one: one.line))


def estimated_clips(
    timeline: Timeline, tones: Mapping[Sound, Milliseconds], phrases: Phrases = ENGLISH
) -> ClipLengths:
    """Return clip lengths as espeak's would be, where no voice is asked."""
    texts = texts_of(timeline, Verbosity.COACH, tones, phrases)
    return ClipLengths(tones, estimated_lengths(texts))


def _unheard_waits(timeline: Timeline, passages: Sequence[Passage]) -> Iterator[Unheard]:
    """Yield what belongs to waits without a time, and to no announcement either."""
    announced = {
        passage.wait_after.index
        for passage in passages
        if passage.wait_after is not None and passage.segment.duration >= HEADS_UP_FROM
    }
    last = max((passage.segment.index for passage in passages), default=-1)
    for segment in timeline.segments:
        if segment.duration == 0:
            if segment.label and segment.index not in announced:
                yield Unheard(segment.line, segment.label, _NO_TIME)
            if segment.index > last:
                yield from (Unheard(segment.line, text, _NOTHING_AFTER) for text in segment.says)


def _unheard_in(filled: Filled) -> Iterator[Unheard]:
    segment = filled.passage.segment
    if segment.label and segment.duration < ONE_WORD_BELOW:
        yield Unheard(segment.line, segment.label, _ONE_WORD)
    for said in _all_written(filled.passage):
        if not spoken.is_speakable(said.text):
            yield Unheard(said.line, said.text, _NO_WORDS)
    for outcome in filled.outcomes:
        written, obstacle = outcome.request.written, outcome.obstacle
        if written is not None and obstacle is not None:
            reason = _reason(segment, outcome.request, obstacle)
            yield Unheard(written.line, written.text, reason)


def _all_written(passage: Passage) -> Iterator[Written]:
    segment = passage.segment
    yield from passage.says
    yield from (Written(cue.line, cue.text) for cue in segment.cues)
    if segment.label:
        yield Written(segment.line, segment.label)


def _reason(segment: Segment, request: Request, obstacle: Obstacle) -> str:
    if obstacle.name == "voice":
        return "The voice cannot speak it."
    # Rounded apart, so that it is never said to be too long for a room of the same length.
    needed, free = _seconds(obstacle.needed + _TENTH - 1), _seconds(obstacle.free)
    end = "the countdown to the change" if has_ticks(segment) else "the change"
    what = _OBSTACLES.get(obstacle.name, end)
    if request.place is Place.OPENING and request.name == "say":
        return f"It takes {needed} to say, and before the announcement there is room for {free}."
    if request.rank is not Rank.WRITTEN:
        return f"With it, the announcement takes {needed}, and {what} comes after {free}."
    when = clock_text(request.earliest - segment.start)
    if obstacle.free == 0:
        return f"At {when} in its interval, {what} is heard."
    return f"At {when} in its interval, it takes {needed} to say, and {what} comes after {free}."


def _seconds(length: Milliseconds) -> str:
    return f"{length // _TENTH * _TENTH / SECOND:.1f} seconds"
