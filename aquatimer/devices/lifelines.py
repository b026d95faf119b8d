"""Texts that are not saved, kept in case the program ends, and found again after it has."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from aquatimer.devices.files import WritingError
from aquatimer.devices.manuscripts import UnreadableError, read_leaf, write_leaf

_ENDING = "autosave"
_SET_ASIDE = "unsaved"
_RECKONED = 2
"""Seconds: a system tells to about one when a process began."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text that a program which has ended did not save, when it kept it, and where."""

    text: str
    kept: datetime
    place: Path


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A text kept in case the program ends: beside its file, or in `elsewhere` where it may not be.

    It is a file of its own, `.NAME.aqua.PROCESS.autosave`: two programs that edit one workout do
    not write over each other's text. `process` is the number of this one.
    """

    path: Path
    elsewhere: Path
    process: int = field(default_factory=os.getpid)

    def keep(self, text: str) -> None:
        """Keep a text; raises WritingError where it can be kept in neither place."""
        beside, away = self._own_places()
        try:
            write_leaf(beside, text)
        except WritingError:
            write_leaf(away, text)

    def forget(self) -> None:
        """Throw away what this program has kept; what others have stays."""
        for place in self._own_places():
            with suppress(OSError):
                place.unlink(missing_ok=True)

    def leftover(self, *, besides: str = "") -> Leftover | None:
        """Return the newest text that is left of programs which have ended.

        None where none is newer than the file, and another one than the text `besides`.
        """
        file = _changed(self.path) or 0
        for kept, place in sorted(self._left(), reverse=True):
            with suppress(UnreadableError):
                leaf = read_leaf(place) if kept >= file else None
                if leaf is not None and leaf.text != besides:
                    return Leftover(leaf.text, datetime.fromtimestamp(kept).astimezone(), place)
        return None

    def take_over(self, place: Path) -> None:
        """Make what is left of another program this one's own; raises WritingError."""
        stem = next(stem for folder, stem in self._stems() if folder == place.parent)
        _rename(place, self._own(place.parent, stem))

    def set_aside(self, place: Path) -> Path:
        """Put what is left where it is offered no more, and return that; raises WritingError."""
        name, number = f"{self.path.name}.{_SET_ASIDE}", 1
        aside = place.with_name(name)
        while aside.exists():
            number += 1
            aside = place.with_name(f"{name}-{number}")
        _rename(place, aside)
        return aside

    def _left(self) -> Iterator[tuple[float, Path]]:
        for folder, stem in self._stems():
            with suppress(OSError):
                for place in folder.iterdir():
                    named = re.fullmatch(rf"{re.escape(stem)}\.(?:(\d+)\.)?{_ENDING}", place.name)
                    kept = _changed(place) if named else None
                    if named and kept is not None and not _lives(named[1], kept):
                        yield kept, place

    def _stems(self) -> tuple[tuple[Path, str], ...]:
        whose = hashlib.sha256(str(self.path.absolute()).encode()).hexdigest()[:12]
        name = self.path.name
        return (self.path.parent, f".{name}"), (self.elsewhere, f".{whose}-{name}")

    def _own_places(self) -> tuple[Path, ...]:
        return tuple(self._own(folder, stem) for folder, stem in self._stems())

    def _own(self, folder: Path, stem: str) -> Path:
        return folder / f"{stem}.{self.process}.{_ENDING}"


def _lives(process: str | None, kept: float) -> bool:
    """Whether the process that kept something then still runs: others get its number after it."""
    if process is None:
        return False
    import psutil  # noqa: PLC0415 - needed only where something is left

    try:
        found = psutil.Process(int(process))
        return found.status() != psutil.STATUS_ZOMBIE and found.create_time() <= kept + _RECKONED
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _changed(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _rename(place: Path, other: Path) -> None:
    try:
        place.replace(other)
    except OSError as error:
        raise WritingError(other, error) from error
