"""A session as a FIT workout for a watch."""

import zlib
from collections.abc import Iterator, Sequence

from aquatimer.export.calls import head
from aquatimer.export.fit_encoding import Field, Fields, fit_file
from aquatimer.export.flattening import Stretch, stretches
from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.units.fit import (
    PERCENT_ABOVE_BEATS,
    WORKOUT_FILE,
    Base,
    DurationType,
    FileId,
    Intensity,
    Message,
    StepField,
    TargetType,
    WorkoutField,
)

NAME_BYTES, STEP_BYTES, NOTE_BYTES = 47, 47, 254
"""How long names and notes may be, in bytes of UTF-8 without the zero at their end."""

_MANUFACTURER_IN_DEVELOPMENT = 255
_RUNNING = 1
_MOST_PERCENT = PERCENT_ABOVE_BEATS - 1
_PHASES = {Phase.WARMUP: Intensity.WARMUP, Phase.COOLDOWN: Intensity.COOLDOWN}


def fit_workout(timeline: Timeline, *, created: int) -> bytes:
    """Return the workout as FIT; `created` is now, in seconds since the end of 1989 in UTC.

    Repeats are kept, inner ones unrolled. Targets are beats where the timeline has them, else
    percent of the maximum; in a session in beats its short steps have none. A wait without a time
    goes on with the lap button.
    """
    steps = list(fit_steps(timeline))
    name = cut_bytes(timeline.title, NAME_BYTES)
    workout = (
        Field(WorkoutField.SPORT, Base.ENUM, _RUNNING),
        Field(WorkoutField.STEPS, Base.UINT16, len(steps)),
        Field(WorkoutField.NAME, Base.STRING, name),
    )
    messages = [(Message.WORKOUT, workout), *((Message.WORKOUT_STEP, step) for step in steps)]
    # A watch takes two files with the same numbers for one, so they follow from the content.
    serial = zlib.crc32(fit_file(messages)) or 1
    return fit_file([(Message.FILE_ID, _file_id(serial, created)), *messages])


def fit_steps(timeline: Timeline) -> Iterator[Fields]:
    """Yield the fields of every step, repeats among them."""
    in_beats = any(one.target.bpm and one.target.percent for one in timeline.segments)
    index = 0
    for stretch in stretches(timeline, fits=lambda _: True):
        for number, segment in enumerate(stretch.segments, start=index):
            yield _step(number, segment, in_beats=in_beats)
        end = index + len(stretch.segments)
        if stretch.count > 1:
            yield _repeat(end, index, stretch)
            end += 1
        index = end


def cut_bytes(text: str, most: int) -> str:
    """Return as much of a text as fits into so many bytes of UTF-8, ended at a word if it can."""
    if len(text.encode()) <= most:
        return text
    fitting = text.encode()[:most].decode(errors="ignore")
    if not text[len(fitting)].isspace():
        head_, space, _ = fitting.rpartition(" ")
        fitting = head_ if space and 2 * len(head_) > len(fitting) else fitting
    return fitting.rstrip(" ,.;:-")


def _file_id(serial: int, created: int) -> Fields:
    return (
        Field(FileId.TYPE, Base.ENUM, WORKOUT_FILE),
        Field(FileId.MANUFACTURER, Base.UINT16, _MANUFACTURER_IN_DEVELOPMENT),
        Field(FileId.PRODUCT, Base.UINT16, 0),
        Field(FileId.SERIAL_NUMBER, Base.UINT32Z, serial),
        Field(FileId.TIME_CREATED, Base.UINT32, created),
    )


def _step(index: int, segment: Segment, *, in_beats: bool) -> Fields:
    is_open = segment.wait and not segment.duration
    kind = DurationType.OPEN if is_open else DurationType.TIME
    fields = [
        Field(StepField.INDEX, Base.UINT16, index),
        Field(StepField.NAME, Base.STRING, cut_bytes(head(segment), STEP_BYTES)),
        Field(StepField.DURATION_TYPE, Base.ENUM, kind),
        Field(StepField.DURATION_VALUE, Base.UINT32, segment.duration),
        *_target(segment.target, in_beats=in_beats),
        Field(StepField.INTENSITY, Base.ENUM, _intensity(segment)),
    ]
    if segment.label:
        fields.append(Field(StepField.NOTES, Base.STRING, cut_bytes(segment.label, NOTE_BYTES)))
    return fields


def _repeat(index: int, first: int, stretch: Stretch) -> Fields:
    return (
        Field(StepField.INDEX, Base.UINT16, index),
        Field(StepField.DURATION_TYPE, Base.ENUM, DurationType.REPEAT),
        Field(StepField.DURATION_VALUE, Base.UINT32, first),
        Field(StepField.TARGET_TYPE, Base.ENUM, TargetType.OPEN),
        Field(StepField.TARGET_VALUE, Base.UINT32, stretch.count),
    )


def _target(target: Target, *, in_beats: bool) -> Sequence[Field]:
    """Return what to aim for; beside beats, percent of another maximum would only confuse."""
    if target.bpm:
        low, high = target.bpm.low, target.bpm.high or target.bpm.low
        # Beats begin at 1: what says 100 means percent.
        return _aim(
            TargetType.HEART_RATE, max(low, 1) + PERCENT_ABOVE_BEATS, high + PERCENT_ABOVE_BEATS
        )
    if target.percent and not in_beats:
        return _aim(TargetType.HEART_RATE, *_percent(target.percent))
    if not target.percent and target.cadence and target.cadence.high is not None:
        return _aim(TargetType.CADENCE, target.cadence.low, target.cadence.high)
    return (
        Field(StepField.TARGET_TYPE, Base.ENUM, TargetType.OPEN),
        Field(StepField.TARGET_VALUE, Base.UINT32, 0),
    )


def _percent(span: Range) -> tuple[int, int]:
    high = _MOST_PERCENT if span.high is None else span.high
    return min(span.low, _MOST_PERCENT), min(high, _MOST_PERCENT)


def _aim(kind: TargetType, low: int, high: int) -> Sequence[Field]:
    return (
        Field(StepField.TARGET_TYPE, Base.ENUM, kind),
        Field(StepField.TARGET_VALUE, Base.UINT32, 0),
        Field(StepField.TARGET_LOW, Base.UINT32, low),
        Field(StepField.TARGET_HIGH, Base.UINT32, high),
    )


def _intensity(segment: Segment) -> Intensity:
    if segment.phase in _PHASES:
        return _PHASES[segment.phase]
    return Intensity.REST if segment.effort.is_recovery else Intensity.ACTIVE
