"""The library: the shipped workouts and the runner's own, found by name or by path."""

import difflib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ENDING = ".aqua"
# A byte more than the language allows is enough to tell that a file is too large.
READ_AT_MOST = 256 * 1024 + 1


class Origin(StrEnum):
    """Whose workout it is."""

    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class WorkoutFile:
    """One file of the library; `hides_shipped` where an own one has taken a shipped one's name."""

    name: str
    path: Path
    origin: Origin
    hides_shipped: bool = False

    def read(self) -> bytes:
        """Return its bytes, cut off where it is larger than a workout may be; raises OSError."""
        with self.path.open("rb") as file:
            return file.read(READ_AT_MOST)


class UnknownWorkoutError(Exception):
    """There is no such workout; the message is a sentence that suggests the nearest one."""


class Library:
    """All workouts there are; the runner's own win over shipped ones of the same name."""

    def __init__(self, *, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._own = own

    def files(self) -> tuple[WorkoutFile, ...]:
        """Return every workout in order of its name."""
        shipped = dict(_in_folder(self._shipped))
        own = dict(_in_folder(self._own))
        found = [
            *(
                WorkoutFile(name, path, Origin.SHIPPED)
                for name, path in shipped.items()
                if name not in own
            ),
            *(
                WorkoutFile(name, path, Origin.OWN, hides_shipped=name in shipped)
                for name, path in own.items()
            ),
        ]
        return tuple(sorted(found, key=lambda file: file.name))

    def edition(self) -> Hashable:
        """Return a value that is another one as soon as a file is added, changed or gone."""
        return tuple((file.path, _stamp(file.path)) for file in self.files())

    def find(self, asked: str) -> WorkoutFile:
        """Return the workout of that name or at that path; raises UnknownWorkoutError."""
        if _is_path(asked):
            return _at_path(Path(asked))
        for file in self.files():
            if file.name == asked:
                return file
        raise UnknownWorkoutError(self._unknown(asked))

    def _unknown(self, asked: str) -> str:
        names = [file.name for file in self.files()]
        near = difflib.get_close_matches(asked.lower(), names, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(names)}."
        return f"There is no workout called '{asked}'. {hint}"


def is_hidden(path: Path, folder: Path) -> bool:
    """Whether a file in a folder, or one on its way there, is hidden by a point before its name.

    So other programs keep files of theirs beside those of the runner.
    """
    return any(name.startswith(".") for name in path.relative_to(folder).parts)


def _in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield names and files, those in folders of the folder first: the outer one wins."""
    for pattern in (f"*/*{ENDING}", f"*{ENDING}"):
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and not is_hidden(path, folder):
                yield path.stem, path


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _is_path(asked: str) -> bool:
    return asked.endswith(ENDING) or Path(asked).name != asked


def _at_path(path: Path) -> WorkoutFile:
    try:
        if path.is_dir():
            raise UnknownWorkoutError(f"{path} is a folder. Give the name of a workout file in it.")
        if not path.exists():
            raise UnknownWorkoutError(f"There is no file {path}.{_neighbour(path)}")
    except OSError as error:  # a name too long for the disk, or a folder that may not be looked at
        raise UnknownWorkoutError(f"Cannot read {path}: {error.strerror}.") from error
    return WorkoutFile(path.stem, path, Origin.OWN)


def _neighbour(path: Path) -> str:
    names = [other.name for _, other in _in_folder(path.parent)]
    near = difflib.get_close_matches(path.name, names, n=1)
    return f" Did you mean {path.with_name(near[0])}?" if near else ""
