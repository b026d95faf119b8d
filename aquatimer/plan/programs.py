"""For other programs: a text in, a timeline out."""

from collections.abc import Mapping
from types import MappingProxyType

from aquatimer.lang.report import report
from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.reading import Reading, read_workout
from aquatimer.plan.timeline import Timeline

_NO_OPTIONS: Mapping[str, str | int] = MappingProxyType({})


class WorkoutError(ValueError):
    """A workout is wrong; the message is what `aquatimer check` prints.

    `diagnostics` are its mistakes with their places, `problems` are sentences about options.
    """

    def __init__(self, reading: Reading) -> None:
        told = report(reading.diagnostics, reading.source)
        super().__init__("\n".join([told, *reading.problems]).strip())
        self.diagnostics = reading.diagnostics
        self.problems = reading.problems


def compile(  # noqa: A001 - `aquatimer.compile` is its name for programs
    text: str,
    *,
    name: str = "workout",
    options: Mapping[str, str | int] = _NO_OPTIONS,
    hr_max: int | None = None,
) -> Timeline:
    """Return the timeline of a workout's text; raises WorkoutError with everything wrong in it.

    `options` are values for the options of the workout, as written: `{"rounds": 12}` or
    `{"work": "1:30"}`. With `hr_max`, beats a minute in water, targets are in beats as
    well where an interval lasts a minute or more.
    """
    data = text.encode("utf-8", "surrogatepass")
    choices = {key: str(value) for key, value in options.items()}
    reading = read_workout(data, file=f"{name}.aqua", name=name, choices=choices)
    if reading.timeline is None:
        raise WorkoutError(reading)
    return for_athlete(reading.timeline, Athlete(hr_max))
