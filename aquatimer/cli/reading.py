"""From what was typed to a timeline: the file, the options, the athlete."""

import argparse
from collections.abc import Mapping, Sequence

from aquatimer.cli.athletes import asked_athlete
from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.finding import asked_file
from aquatimer.cli.mistakes import Findings, WrongWorkoutError
from aquatimer.devices.library import WorkoutFile
from aquatimer.plan.athlete import for_athlete
from aquatimer.plan.reading import Reading, read_workout
from aquatimer.plan.timeline import Timeline


def asked_timeline(chosen: argparse.Namespace) -> Timeline:
    """Return the timeline of the WORKOUT that was asked for, with its options, for its athlete.

    Raises WrongInputError with everything that is wrong.
    """
    timeline = timeline_of(asked_file(chosen.workout), _choices(chosen.choices))
    return for_athlete(timeline, asked_athlete(chosen))


def timeline_of(file: WorkoutFile, choices: Mapping[str, str]) -> Timeline:
    """Return the timeline of a file; raises WrongInputError with all its mistakes."""
    reading = reading_of(file, choices)
    if reading.timeline is not None:
        return reading.timeline
    if reading.diagnostics:
        raise WrongWorkoutError([findings_in(reading)])
    raise WrongInputError("\n".join(reading.problems))


def reading_of(file: WorkoutFile, choices: Mapping[str, str]) -> Reading:
    """Read a file whatever is in it; raises WrongInputError where it cannot be opened."""
    try:
        data = file.read()
    except OSError as error:
        raise WrongInputError(f"Cannot read {file.path}: {error.strerror}.") from error
    return read_workout(data, file=str(file.path), name=file.name, choices=choices)


def findings_in(reading: Reading) -> Findings:
    """Return what was found in a file."""
    return Findings(reading.diagnostics, reading.source)


def _choices(given: Sequence[str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not (name.strip() and equals and value.strip()):
            raise WrongInputError(f"'--set {text}' is not NAME=VALUE. Write --set rounds=12.")
        choices[name.strip()] = value.strip()
    return choices
