"""The JSON contracts: what `--json` prints, key by key."""

from collections.abc import Iterable
from typing import Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter

from aquatimer.plan.cues import Cue, CueKind, CuePlan
from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline

_INDENT = 2

Span: TypeAlias = tuple[int, int | None]
"""`[low, high]`, both included; `high` is null where there is no upper end."""


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class TargetDocument(_Document):
    """What to aim for; null where a measure does not apply."""

    percent: Span | None
    bpm: Span | None
    rpe: Span | None
    cadence: Span | None


class RepsDocument(_Document):
    """Repetitions that fill a segment."""

    count: int
    every_ms: int


class SegmentDocument(_Document):
    """One segment; `rounds` is one `[k, n]` for each loop around it, the outermost first."""

    index: int
    start_ms: int
    duration_ms: int
    phase: Phase
    effort: str
    label: str | None
    rounds: tuple[tuple[int, int], ...]
    target: TargetDocument
    reps: RepsDocument | None
    wait: bool
    line: int


class TimelineDocument(_Document):
    """What `show --json` prints."""

    format: Literal["aquatimer.timeline/1"] = "aquatimer.timeline/1"
    name: str
    title: str
    level: str | None
    gear: tuple[str, ...]
    options: dict[str, int]
    total_ms: int
    segments: tuple[SegmentDocument, ...]


class CueDocument(_Document):
    """One sound; `name` is its role, `text` is null for a tone."""

    at_ms: int
    kind: CueKind
    name: str
    text: str | None
    duration_ms: int
    segment: int


class CuesDocument(_Document):
    """What `cues --json` prints, in order of `at_ms`."""

    format: Literal["aquatimer.cues/1"] = "aquatimer.cues/1"
    name: str
    total_ms: int
    cues: tuple[CueDocument, ...]


class WorkoutDocument(_Document):
    """One workout of the library; one that cannot be read has a `problem` and little else."""

    name: str
    title: str | None
    level: str | None
    gear: tuple[str, ...]
    total_ms: int | None
    origin: Literal["shipped", "own"]
    hides_shipped: bool
    path: str
    problem: str | None


class LibraryDocument(_Document):
    """What `list --json` prints."""

    format: Literal["aquatimer.library/1"] = "aquatimer.library/1"
    workouts: tuple[WorkoutDocument, ...]


class DiagnosticDocument(_Document):
    """One finding of `check`, lines and columns from 1."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    code: str
    message: str
    hint: str | None


class Diagnostic(Protocol):
    """A finding as the language makes it."""

    @property
    def file(self) -> str:
        """As the runner named it."""
        ...

    @property
    def line(self) -> int:
        """Where it begins, from 1."""
        ...

    @property
    def column(self) -> int:
        """Where in that line, from 1."""
        ...

    @property
    def end_line(self) -> int:
        """The line in which it ends."""
        ...

    @property
    def end_column(self) -> int:
        """The column after its last character."""
        ...

    @property
    def severity(self) -> str:
        """How bad it is."""
        ...

    @property
    def code(self) -> str:
        """A stable word for programs."""
        ...

    @property
    def message(self) -> str:
        """A sentence for the runner."""
        ...

    @property
    def hint(self) -> str | None:
        """What to do about it."""
        ...


def timeline_json(timeline: Timeline) -> str:
    """Return the timeline document as indented JSON, without a newline at its end."""
    document = TimelineDocument(
        name=timeline.name,
        title=timeline.title,
        level=timeline.level,
        gear=timeline.gear,
        options=dict(timeline.options),
        total_ms=timeline.total,
        segments=tuple(_segment(segment) for segment in timeline.segments),
    )
    return document.model_dump_json(indent=_INDENT)


def cues_json(plan: CuePlan) -> str:
    """Return the cue document as indented JSON, without a newline at its end."""
    document = CuesDocument(
        name=plan.name, total_ms=plan.total, cues=tuple(_cue(cue) for cue in plan.cues)
    )
    return document.model_dump_json(indent=_INDENT)


def library_json(workouts: Iterable[WorkoutDocument]) -> str:
    """Return the library document as indented JSON, without a newline at its end."""
    return LibraryDocument(workouts=tuple(workouts)).model_dump_json(indent=_INDENT)


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the findings as an indented JSON list, without a newline at its end."""
    adapter = TypeAdapter(tuple[DiagnosticDocument, ...])
    documents = adapter.validate_python(tuple(diagnostics), from_attributes=True)
    return adapter.dump_json(documents, indent=_INDENT).decode()


def _segment(segment: Segment) -> SegmentDocument:
    return SegmentDocument(
        index=segment.index,
        start_ms=segment.start,
        duration_ms=segment.duration,
        phase=segment.phase,
        effort=segment.effort.name,
        label=segment.label,
        rounds=segment.rounds,
        target=_target(segment.target),
        reps=_reps(segment.reps),
        wait=segment.wait,
        line=segment.line,
    )


def _target(target: Target) -> TargetDocument:
    return TargetDocument(
        percent=_span(target.percent),
        bpm=_span(target.bpm),
        rpe=_span(target.rpe),
        cadence=_span(target.cadence),
    )


def _span(span: Range | None) -> Span | None:
    return None if span is None else (span.low, span.high)


def _reps(reps: Reps | None) -> RepsDocument | None:
    return None if reps is None else RepsDocument(count=reps.count, every_ms=reps.every)


def _cue(cue: Cue) -> CueDocument:
    return CueDocument(
        at_ms=cue.at,
        kind=cue.kind,
        name=cue.name,
        text=cue.text,
        duration_ms=cue.duration,
        segment=cue.segment,
    )
