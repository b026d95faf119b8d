"""The library as it is listed: each workout with what it says of itself, or its first mistake."""

from collections.abc import Iterator
from dataclasses import dataclass

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.finding import library
from aquatimer.cli.reading import reading_of
from aquatimer.devices.library import WorkoutFile
from aquatimer.plan.choices import OptionRange, option_ranges
from aquatimer.plan.reading import Reading
from aquatimer.plan.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Listed:
    """One workout with its options; exactly one of `timeline` and `problem` is there."""

    file: WorkoutFile
    timeline: Timeline | None
    problem: str | None
    options: tuple[OptionRange, ...] = ()


def listed_workouts() -> Iterator[Listed]:
    """Yield every workout of the library in order of its name; none stops the rest."""
    for file in library().files():
        try:
            reading = reading_of(file, {})
        except WrongInputError as unreadable:
            yield Listed(file, None, str(unreadable))
        else:
            problem = None if reading.timeline else _first_mistake(reading)
            options = option_ranges(reading.tree) if reading.tree else ()
            yield Listed(file, reading.timeline, problem, options)


def _first_mistake(reading: Reading) -> str:
    first = reading.diagnostics[0]
    return f"line {first.line}: {first.message}"
