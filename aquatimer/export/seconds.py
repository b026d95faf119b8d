"""Times for formats that count whole seconds."""

from aquatimer.plan.timeline import Segment
from aquatimer.units.durations import SECOND, Milliseconds


def whole_seconds(duration: Milliseconds) -> int:
    """Return a duration to the nearest second, halves up, and never less than one."""
    return max(1, (duration + SECOND // 2) // SECOND)


def prompts(segment: Segment) -> list[tuple[int, str]]:
    """Return what is said in a segment besides its call: seconds after its start, and the words."""
    last = whole_seconds(segment.duration) - 1
    later = ((min(whole_seconds(cue.at), last), cue.text) for cue in segment.cues)
    return [*((0, words) for words in segment.says), *later]
