"""From what was typed to a file of the library, without anything that reads it."""

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.folders import runner_folders, shipped_folder
from aquatimer.devices.library import Library, UnknownWorkoutError, WorkoutFile


def library() -> Library:
    """Return the shipped workouts and the runner's own."""
    return Library(shipped=shipped_folder("workouts"), own=runner_folders().workouts)


def asked_file(workout: str) -> WorkoutFile:
    """Return the file of a WORKOUT; raises WrongInputError where there is none."""
    try:
        return library().find(workout)
    except UnknownWorkoutError as unknown:
        raise WrongInputError(str(unknown)) from unknown
