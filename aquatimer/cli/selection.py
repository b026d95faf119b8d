"""Which workouts an export is of: names, files, whole folders, or all of the library."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.finding import library
from aquatimer.devices.library import ENDING, is_hidden


@dataclass(frozen=True, slots=True)
class Selected:
    """A workout as it was asked for; `inside` is where it lies in the folder that was named."""

    workout: str
    inside: Path = Path()


def selected(chosen: argparse.Namespace) -> tuple[Selected, ...]:
    """Return the workouts in the order they were asked for, those of a folder by their paths.

    Raises WrongInputError where there are none.
    """
    if chosen.all and chosen.workouts:
        raise WrongInputError("--all means every workout. Leave it out, or the names.")
    if chosen.all:
        return tuple(Selected(str(file.path)) for file in library().files())
    if not chosen.workouts:
        raise WrongInputError(
            "Which workout? Give a name, several, or --all; 'aquatimer list' shows them."
        )
    return tuple(one for workout in chosen.workouts for one in _of(workout))


def are_several(chosen: argparse.Namespace) -> bool:
    """Whether what is written goes into a folder, however many workouts there are."""
    return bool(chosen.all) or len(chosen.workouts) > 1 or any(map(_is_folder, chosen.workouts))


def _of(workout: str) -> Iterator[Selected]:
    if not _is_folder(workout):
        yield Selected(workout)
        return
    folder = Path(workout)
    found = (file for file in folder.rglob(f"*{ENDING}") if file.is_file())
    files = sorted(file for file in found if not is_hidden(file, folder))
    if not files:
        raise WrongInputError(f"There is no workout in {workout}: no file that ends in {ENDING}.")
    for file in files:
        yield Selected(str(file), file.parent.relative_to(folder))


def _is_folder(workout: str) -> bool:
    """Whether it is a folder and not, in one of the same name, a workout of the library."""
    return Path(workout).is_dir() and all(file.name != workout for file in library().files())
