"""What a format has no place for, said to the runner when a session is written as one."""

from collections.abc import Iterator

from aquatimer.export.fit import fit_steps
from aquatimer.export.formats import DocumentFormat
from aquatimer.export.waits import require_times
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import SECOND

_WHOLE_SECONDS = (DocumentFormat.ICU, DocumentFormat.ZWO)
_MOST_STEPS = 50


def losses(timeline: Timeline, document: DocumentFormat) -> Iterator[str]:
    """Yield a sentence for each thing that the format cannot say.

    Raises EndlessWaitError where it cannot say the session at all.
    """
    if document in _WHOLE_SECONDS:
        yield from _of_whole_seconds(timeline)
    elif document is DocumentFormat.FIT:
        yield from _of_a_watch(timeline)


def _of_whole_seconds(timeline: Timeline) -> Iterator[str]:
    require_times(timeline)
    rounded = sum(1 for segment in timeline.segments if segment.duration % SECOND)
    if rounded:
        yield f"Rounded to whole seconds: {_counted(rounded, 'interval')}."


def _of_a_watch(timeline: Timeline) -> Iterator[str]:
    words = sum(len(segment.cues) + len(segment.says) for segment in timeline.segments)
    if words:
        yield f"Left out, since a watch says nothing of its own: {_counted(words, 'cue')}."
    steps = sum(1 for _ in fit_steps(timeline))
    if steps > _MOST_STEPS:
        yield f"The workout has {steps:,} steps; many watches take {_MOST_STEPS} at most."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
