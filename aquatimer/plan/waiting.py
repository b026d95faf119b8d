"""What is heard of a live wait, which lasts until the runner goes on.

The plan of a session ends at its next wait: what comes after has no time yet.
"""

from collections.abc import Iterator
from dataclasses import replace

from aquatimer.plan import spoken, wording
from aquatimer.plan.announcements import GAP
from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Sound, Verbosity, Work
from aquatimer.plan.metronome import clicks_before
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import tone
from aquatimer.units.durations import HOUR, SECOND, Milliseconds

TICK_EVERY: Milliseconds = 5 * SECOND
_TICKS_FOR: Milliseconds = 2 * HOUR
_PAUSE: Milliseconds = 300


def wait_texts(
    timeline: Timeline, verbosity: Verbosity, phrases: Phrases = ENGLISH
) -> tuple[str, ...]:
    """Return every text that the waits of a session could be announced with, each once."""
    waits = (segment for segment in timeline.segments if segment.wait)
    said = (text for wait in waits for text in _announcements(wait, verbosity, phrases))
    return tuple(dict.fromkeys(said))


def held_at(
    plan: CuePlan,
    wait: Segment,
    verbosity: Verbosity,
    lengths: ClipLengths,
    phrases: Phrases = ENGLISH,
) -> CuePlan:
    """Return the plan up to a wait, then what announces it and its soft ticks for two hours."""
    before = ended_at(plan, wait.start)
    opening = tone(Sound.REST, wait.start, wait.index, lengths.tones)
    said = _announced(wait, opening.end + GAP, verbosity, lengths, phrases)
    first = said[-1].end if said else opening.end
    ticks = (cue for cue in _ticks(wait, lengths) if cue.at > first)
    return replace(before, cues=(*before.cues, opening, *said, *ticks))


def ended_at(plan: CuePlan, at: Milliseconds) -> CuePlan:
    """Return what of a plan begins before `at`, cut short where it would sound beyond."""
    cues = (
        replace(cue, duration=min(cue.duration, at - cue.at)) for cue in plan.cues if cue.at < at
    )
    clicks = clicks_before(plan.clicks, at)
    work = (Work(one.start, min(one.end, at)) for one in plan.work if one.start < at)
    return replace(plan, cues=tuple(cues), clicks=clicks, work=tuple(work))


def _announced(
    wait: Segment,
    at: Milliseconds,
    verbosity: Verbosity,
    lengths: ClipLengths,
    phrases: Phrases,
) -> list[Cue]:
    """Return what was written before the wait, then its longest announcement that is spoken."""
    known = lengths.speech
    says = wait.says if verbosity is Verbosity.COACH else ()
    written = [text for text in map(spoken.sentence, says) if text in known]
    announced = [text for text in _announcements(wait, verbosity, phrases) if text in known]
    said: list[Cue] = []
    for name, text in (
        *(("say", text) for text in written),
        *(("start", a) for a in announced[:1]),
    ):
        said.append(Cue(at, CueKind.SPEECH, name, known[text], wait.index, text=text))
        at = said[-1].end + _PAUSE
    return said


def _announcements(wait: Segment, verbosity: Verbosity, phrases: Phrases) -> tuple[str, ...]:
    if verbosity is Verbosity.QUIET:
        return ()
    word = wording.effort(wait, phrases)
    label = wait.label if wording.tells_label(wait, verbosity) else None
    return tuple(dict.fromkeys((spoken.sentences(word, label), spoken.sentence(word))))


def _ticks(wait: Segment, lengths: ClipLengths) -> Iterator[Cue]:
    for at in range(wait.start + TICK_EVERY, wait.start + _TICKS_FOR, TICK_EVERY):
        yield tone(Sound.REP, at, wait.index, lengths.tones)
