"""A workout as text, and what is heard of it."""

from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Verbosity
from aquatimer.plan.pace import estimated_lengths
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import clock_text
from tests.plan.sessions import TONES, read


def plan_of(
    timeline: Timeline,
    verbosity: Verbosity = Verbosity.COACH,
    phrases: Phrases = ENGLISH,
    *,
    metronome: bool = False,
) -> CuePlan:
    """Plan with clips of the estimated lengths."""
    texts = texts_of(timeline, verbosity, TONES, phrases)
    lengths = ClipLengths(TONES, estimated_lengths(texts))
    return plan_cues(timeline, verbosity, lengths, phrases, metronome=metronome)


def speech_in(
    text: str, verbosity: Verbosity = Verbosity.COACH, phrases: Phrases = ENGLISH
) -> list[Cue]:
    """Return all speech of a workout but tips and what is said around it."""
    cues = plan_of(read(f"title: Made\n{text}"), verbosity, phrases).cues
    spoken = [cue for cue in cues if cue.kind is CueKind.SPEECH]
    return [cue for cue in spoken if cue.name not in {"ready", "finish", "tip"}]


def told(
    text: str, verbosity: Verbosity = Verbosity.COACH, phrases: Phrases = ENGLISH
) -> list[str]:
    """Return it as lines: the second in which it begins, and the words."""
    cues = speech_in(text, verbosity, phrases)
    return [f"{clock_text(cue.at // 1000 * 1000)} {cue.text}" for cue in cues]
