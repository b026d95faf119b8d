"""The runner's own workouts on the disk: copied, thrown away, brought back."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from aquatimer.devices.files import WritingError, write_new
from aquatimer.devices.library import ENDING, WorkoutFile
from aquatimer.devices.manuscripts import UnreadableError, read_leaf, write_leaf
from aquatimer.lang.retitling import retitled


class PlaceTakenError(Exception):
    """There is a file already where one is to be; the message is a sentence for the runner."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is {path} already.")


@dataclass(frozen=True, slots=True)
class Discarded:
    """A workout that was thrown away: where it was, and where it lies now."""

    origin: Path
    place: Path


@dataclass(frozen=True, slots=True)
class OwnWorkouts:
    """The folder of the runner's own workouts, and the one that deleted ones go to."""

    folder: Path
    trash: Path

    def copy(self, file: WorkoutFile, name: str, title: str) -> Path:
        """Write a workout as one of the runner's own, with a title of its own.

        Raises PlaceTakenError, UnreadableError where it is no text, and WritingError.
        """
        leaf = read_leaf(file.path)
        if leaf is None:
            raise UnreadableError(f"There is no file {file.path}.")
        copy = self.folder / f"{name}{ENDING}"
        if copy.exists():
            raise PlaceTakenError(copy)
        write_leaf(copy, retitled(leaf.text, title))
        return copy

    def discard(self, path: Path) -> Discarded:
        """Move a workout into the trash folder, where nothing is replaced.

        Raises UnreadableError where it is not there, and WritingError.
        """
        for place in _places(self.trash, path):
            try:
                _move(path, place)
            except FileExistsError:
                continue
            return Discarded(path, place)
        raise AssertionError("there is always another number")

    def bring_back(self, discarded: Discarded) -> None:
        """Move a workout back to where it was.

        Raises PlaceTakenError, UnreadableError where it is not there, and WritingError.
        """
        try:
            _move(discarded.place, discarded.origin)
        except FileExistsError as taken:
            raise PlaceTakenError(discarded.origin) from taken


def _places(folder: Path, path: Path) -> Iterator[Path]:
    yield folder / path.name
    for number in count(2):
        yield folder / f"{path.stem}-{number}{path.suffix}"


def _move(path: Path, place: Path) -> None:
    """Move a file to where nothing is; raises FileExistsError where something is."""
    if not path.exists():
        raise UnreadableError(f"There is no file {path}.")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WritingError(place.parent, error) from error
    try:
        _double(path, place)
    except FileExistsError:
        raise
    except OSError as error:
        raise WritingError(place, error) from error
    try:
        path.unlink()
    except OSError as error:
        place.unlink()
        raise WritingError(path, error) from error


def _double(path: Path, place: Path) -> None:
    """Let a file be at two places. Unlike renaming, a link never takes the place of a file."""
    try:
        os.link(path, place)
    except FileExistsError:
        raise
    except OSError:  # another disk, or one that knows no links
        write_new(place, path.read_bytes())
