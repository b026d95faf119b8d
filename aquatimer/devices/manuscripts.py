"""Workouts being written, on the disk: read as text, saved whole, kept beside while unsaved."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.library import READ_AT_MOST
from aquatimer.lang.decoding import decode
from aquatimer.lang.diagnostics import Diagnostic

_MARK = b"\xef\xbb\xbf"


class UnreadableError(Exception):
    """A file is no text that can be edited; the message is a sentence for the runner."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file as it was read: its text, and a stamp that another content does not have."""

    text: str
    stamp: str


def read_leaf(path: Path) -> Leaf | None:
    """Read a workout's text; None where there is no file, UnreadableError where it is no text."""
    data = _bytes(path)
    if data is None:
        return None
    source = decode(data, str(path))
    if isinstance(source, Diagnostic):
        hint = f" {source.hint}" if source.hint else ""
        raise UnreadableError(f"Cannot edit {path}. {source.message}{hint}")
    return Leaf(source.text, _stamp(data))


def stamp_of(path: Path) -> str | None:
    """Return the stamp of what is at a path, None where nothing is; raises UnreadableError."""
    data = _bytes(path)
    return None if data is None else _stamp(data)


def write_leaf(path: Path, text: str) -> Leaf:
    """Put a text in the place of a file, with the line ends that it has; raises WritingError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WritingError(path, error) from error
    data = _in_the_manner_of(path, text)
    with writing(path) as out:
        out.write(data)
    return Leaf(text, _stamp(data))


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A text kept in case the program ends: beside its file, or in `elsewhere` where it may not be.

    It is a file of its own, `.NAME.aqua.autosave`.
    """

    path: Path
    elsewhere: Path

    def keep(self, text: str) -> None:
        """Keep a text; raises WritingError where it can be kept in neither place."""
        try:
            write_leaf(self._beside, text)
        except WritingError:
            write_leaf(self._away, text)

    def forget(self) -> None:
        """Throw away what was kept."""
        for place in (self._beside, self._away):
            with suppress(OSError):
                place.unlink(missing_ok=True)

    def newer(self) -> tuple[str, datetime] | None:
        """Return the text that was kept and when, where that is newer than the file."""
        file = _changed(self.path)
        for place in (self._beside, self._away):
            kept = _changed(place)
            if kept is not None and (file is None or kept >= file):
                with suppress(UnreadableError):
                    leaf = read_leaf(place)
                    if leaf is not None:
                        return leaf.text, datetime.fromtimestamp(kept).astimezone()
        return None

    @property
    def _beside(self) -> Path:
        return self.path.with_name(f".{self.path.name}.autosave")

    @property
    def _away(self) -> Path:
        whose = _stamp(str(self.path.absolute()).encode())[:12]
        return self.elsewhere / f".{whose}-{self.path.name}.autosave"


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(READ_AT_MOST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UnreadableError(f"Cannot read {path}: {error.strerror}.") from error


def _stamp(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _in_the_manner_of(path: Path, text: str) -> bytes:
    """Encode a text with the line ends and the byte order mark of the file that is there."""
    with suppress(UnreadableError):
        before = _bytes(path) or b""
        mark = _MARK if before.startswith(_MARK) else b""
        ends = b"\r\n" if b"\r\n" in before else b"\n"
        return mark + text.encode("utf-8", "replace").replace(b"\n", ends)
    return text.encode("utf-8", "replace")
