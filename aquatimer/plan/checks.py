"""What is right in a workout, but perhaps not meant: warnings beside the mistakes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic, Mistake, Severity, diagnostic
from aquatimer.lang.nodes import Name, Option, Placeholder, Workout
from aquatimer.lang.source import Source, Span
from aquatimer.plan.cues import USUAL_TONES
from aquatimer.plan.reading import Reading
from aquatimer.plan.timeline import DRY_LAND_EFFORTS, Phase, Segment, Timeline
from aquatimer.plan.unheard import estimated_clips, unheard
from aquatimer.units.durations import MINUTE, Milliseconds, clock_text

LONGEST_SPRINT: Milliseconds = 3 * MINUTE
_FIRST_LINE = 1
_SPRINT = "sprint"
_REST = "rest"


def warnings_about(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return warnings about a workout without errors, in the order of the text.

    Whether words can be heard is judged by how long they usually take to speak. Of a workout
    with errors nothing is said.
    """
    if reading.timeline is None or reading.source is None or reading.tree is None:
        return ()
    timeline, source = reading.timeline, reading.source
    found = [
        *_phases(timeline, source),
        *_long_sprints(timeline, source),
        *_unused_options(reading.tree),
        *_unheard(timeline, source),
    ]
    told = [diagnostic(mistake, source) for mistake in found]
    return tuple(sorted(told, key=lambda one: (one.line, one.column)))


def _warning(span: Span, code: Code, message: str, hint: str | None = None) -> Mistake:
    return Mistake(span, code, message, hint, Severity.WARNING)


def _phases(timeline: Timeline, source: Source) -> Iterator[Mistake]:
    """Yield which end is missing; stretching and strength work are done without either."""
    if {segment.effort.name for segment in timeline.segments} - {_REST} <= DRY_LAND_EFFORTS:
        return
    phases = {segment.phase for segment in timeline.segments}
    line = source.line_span(_FIRST_LINE)
    if Phase.WARMUP not in phases:
        hint = "Begin with a line such as `warmup 10:00 easy`."
        yield _warning(line, Code.NO_WARM_UP, "This session has no warm-up.", hint)
    if Phase.COOLDOWN not in phases:
        hint = "End with a line such as `cooldown 10:00 easy`."
        yield _warning(line, Code.NO_COOL_DOWN, "This session has no cool-down.", hint)


def _long_sprints(timeline: Timeline, source: Source) -> Iterator[Mistake]:
    lines: dict[int, Segment] = {}
    for segment in timeline.segments:
        if segment.effort.name == _SPRINT and segment.duration > LONGEST_SPRINT:
            lines.setdefault(segment.line, segment)
    for line, segment in lines.items():
        message = f"Nobody sprints for {clock_text(segment.duration)}."
        hint = "Take 3:00 at most, or an effort such as `hard`."
        yield _warning(source.line_span(line), Code.LONG_SPRINT, message, hint)


def _unused_options(tree: Workout) -> Iterator[Mistake]:
    used = {key for one in tree.body for key in _names_in(one)}
    for one in tree.body:
        if isinstance(one, Option) and one.name.key not in used:
            message = f"The option `{one.name.text}` is not used."
            hint = "Use its name where a number or a time stands, or take the line out."
            yield _warning(one.name.span, Code.UNUSED_OPTION, message, hint)


def _names_in(part: object) -> Iterator[str]:
    """Yield every name in a part of the tree but those that an option introduces."""
    match part:
        case Option():
            return
        case Name() | Placeholder():
            yield part.key
        case tuple():
            for inner in part:
                yield from _names_in(inner)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from _names_in(getattr(part, field.name))


def _unheard(timeline: Timeline, source: Source) -> Iterator[Mistake]:
    for lost in unheard(timeline, estimated_clips(timeline, USUAL_TONES)):
        message = f'"{lost.text}" is not spoken.'
        yield _warning(source.line_span(lost.line), Code.UNHEARD, message, lost.reason)
