"""FIT workouts, as watches keep them, read into steps."""

from collections.abc import Sequence
from dataclasses import replace

from aquatimer.importing.calls import read_call
from aquatimer.importing.finishing import finished
from aquatimer.importing.fit_decoding import Fields, fit_messages
from aquatimer.importing.intensity import (
    effort_of_percent,
    effort_of_power,
    effort_of_zone,
    percent_aim,
    percent_of_beats,
)
from aquatimer.importing.steps import (
    Aim,
    Foreign,
    Part,
    RefusedError,
    Rounds,
    Step,
    Zones,
    segments_in,
)
from aquatimer.lang.limits import SEGMENTS
from aquatimer.units.fit import (
    PERCENT_ABOVE_BEATS,
    WORKOUT_FILE,
    DurationType,
    FileId,
    Intensity,
    Message,
    StepField,
    TargetType,
    WorkoutField,
)

_PHASES = {Intensity.WARMUP: "warmup", Intensity.COOLDOWN: "cooldown"}
_BY_INTENSITY = {
    Intensity.REST: "rest",
    Intensity.RECOVERY: "easy",
    Intensity.WARMUP: "easy",
    Intensity.COOLDOWN: "easy",
}
_WITHOUT_TARGET = "steady"
_TIMES = (DurationType.TIME, DurationType.REPETITION_TIME)
_WATTS_ABOVE = 1000


def read_fit(data: bytes, zones: Zones, hr_max: int | None) -> Foreign:
    """Return the workout in a FIT file; raises RefusedError.

    With `hr_max`, the maximum heart rate in water, beats are told in percent.
    """
    kind, title, steps = None, "", list[Fields]()
    for message, fields in fit_messages(data):
        if message == Message.FILE_ID:
            kind = fields.get(FileId.TYPE, kind)
        elif message == Message.WORKOUT:
            title = str(fields.get(WorkoutField.NAME, title))
        elif message == Message.WORKOUT_STEP:
            steps.append(fields)
            if len(steps) > SEGMENTS:
                raise RefusedError(f"The workout has more than {SEGMENTS:,} steps.")
    if kind not in (None, WORKOUT_FILE):
        raise RefusedError("The FIT file is no workout; it may be a recording or a course.")
    reader = _Reader(zones, hr_max)
    parts = reader.parts(steps)
    return Foreign(parts, title, losses=tuple(reader.losses))


class _Reader:
    """Reads step after step and keeps what could not be carried."""

    def __init__(self, zones: Zones, hr_max: int | None) -> None:
        self.losses: list[str] = []
        self._zones = zones
        self._hr_max = hr_max

    def parts(self, steps: Sequence[Fields]) -> tuple[Part, ...]:
        """Return all steps, the repeats with the steps they hold."""
        wrong = [text for number, one in enumerate(steps, 1) for text in _unreadable(number, one)]
        if wrong:
            raise RefusedError(*wrong)
        found: list[tuple[int, Part]] = []
        places: dict[int, int] = {}
        for index, fields in enumerate(steps):
            if fields.get(StepField.DURATION_TYPE) != DurationType.REPEAT:
                places[index] = len(found)
                found.append((index, self._step(index + 1, fields)))
                continue
            start, count = _repeat(index, fields)
            place = places.get(start, len(found))
            if found[place : place + 1] == [] or found[place][0] != start:
                raise RefusedError(f"Step {index + 1} repeats steps that do not belong together.")
            if count > 1:
                inner = tuple(part for _, part in found[place:])
                found[place:] = [(start, _rounds(index + 1, count, inner))]
        return tuple(part for _, part in found)

    def _step(self, number: int, fields: Fields) -> Step:
        is_open = fields.get(StepField.DURATION_TYPE) not in _TIMES
        duration = 0 if is_open else _number(fields, StepField.DURATION_VALUE)
        name, notes = (str(fields.get(key, "")) for key in (StepField.NAME, StepField.NOTES))
        phase = _phase(fields)
        call = read_call(name)
        if call is not None:
            label = ": ".join(filter(None, (call.label, notes)))
            step = Step(duration, call.effort, call.wait, phase, label, call.aim, call.reps)
        else:
            label = ": ".join(dict.fromkeys(filter(None, (name, notes))))
            step = self._aimed(number, Step(duration, "", phase=phase, label=label), fields)
        if is_open and not step.wait:
            self.losses.append(f"Step {number} ends with the lap button and became a wait.")
            step = replace(step, wait=True, note=f"{step.effort}, until the lap button")
        return finished(replace(step, phase=None) if step.wait else step)

    def _aimed(self, number: int, step: Step, fields: Fields) -> Step:
        """Give a step the effort and the target that the watch would hold it to."""
        kind, value = fields.get(StepField.TARGET_TYPE), _number(fields, StepField.TARGET_VALUE)
        low, high = (_number(fields, key) for key in (StepField.TARGET_LOW, StepField.TARGET_HIGH))
        default = _effort_of_intensity(fields)
        match kind:
            case TargetType.HEART_RATE if not value:
                return self._at_heart_rate(step, low, high, default)
            case TargetType.CADENCE if not value and low:
                return replace(step, effort=default, aim=Aim("cadence", low, high))
            case TargetType.HEART_RATE:
                what, effort = f"heart rate zone {value}", effort_of_zone(value)
            case TargetType.POWER if value:
                what, effort = f"power zone {value}", effort_of_zone(value)
            case TargetType.POWER if 0 < low < _WATTS_ABOVE:
                what = f"{low}-{high} % of threshold power"
                effort = effort_of_power((low + high) / 200)
            case TargetType.POWER:
                what, effort = f"{low - _WATTS_ABOVE}-{high - _WATTS_ABOVE} watts", default
            case None | TargetType.OPEN:
                return replace(step, effort=default)
            case _:
                what, effort = "a target that is no heart rate", default
        self.losses.append(f"Step {number}: {what} became {effort}.")
        return replace(step, effort=effort, note=what)

    def _at_heart_rate(self, step: Step, low: int, high: int, default: str) -> Step:
        if high <= PERCENT_ABOVE_BEATS:
            effort = effort_of_percent(low, high, self._zones)
            return replace(step, effort=effort, aim=percent_aim(effort, low, high, self._zones))
        beats = [max(end - PERCENT_ABOVE_BEATS, 0) for end in (low, high)]
        if self._hr_max is None:
            return replace(step, effort=default, aim=Aim("bpm", *beats))
        first, last = (min(percent_of_beats(one, self._hr_max), 100) for one in beats)
        effort = effort_of_percent(first, last, self._zones)
        return replace(step, effort=effort, aim=percent_aim(effort, first, last, self._zones))


def _rounds(number: int, count: int, parts: tuple[Part, ...]) -> Rounds:
    if count * segments_in(parts) > SEGMENTS:
        raise RefusedError(
            f"Step {number} repeats so often that the workout has more than {SEGMENTS:,} "
            "intervals, which is the limit."
        )
    return Rounds(count, parts)


def _unreadable(number: int, fields: Fields) -> list[str]:
    kind = fields.get(StepField.DURATION_TYPE, DurationType.OPEN)
    if kind == DurationType.DISTANCE:
        metres = _number(fields, StepField.DURATION_VALUE) / 100
        return [
            f"Step {number} is {metres:g} metres long, and in the water there are no distances."
        ]
    if kind in _TIMES and not _number(fields, StepField.DURATION_VALUE):
        return [f"Step {number} lasts no time."]
    if kind not in (*_TIMES, DurationType.OPEN, DurationType.REPEAT):
        return [f"Step {number} ends neither after a time nor with the lap button."]
    return []


def _repeat(index: int, fields: Fields) -> tuple[int, int]:
    start, count = (
        _number(fields, key) for key in (StepField.DURATION_VALUE, StepField.TARGET_VALUE)
    )
    if start >= index or count < 1:
        raise RefusedError(f"Step {index + 1} repeats nothing.")
    return start, count


def _effort_of_intensity(fields: Fields) -> str:
    try:
        return _BY_INTENSITY.get(Intensity(_number(fields, StepField.INTENSITY)), _WITHOUT_TARGET)
    except ValueError:
        return _WITHOUT_TARGET


def _phase(fields: Fields) -> str | None:
    return {int(key): phase for key, phase in _PHASES.items()}.get(
        _number(fields, StepField.INTENSITY)
    )


def _number(fields: Fields, key: StepField) -> int:
    value = fields.get(key, 0)
    return value if isinstance(value, int) else 0
