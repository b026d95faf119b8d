"""Workouts being written, on the disk: read as text, saved whole."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
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


def _in_the_manner_of(path: Path, text: str) -> bytes:
    """Encode a text with the line ends and the byte order mark of the file that is there."""
    with suppress(UnreadableError):
        before = _bytes(path) or b""
        mark = _MARK if before.startswith(_MARK) else b""
        ends = b"\r\n" if b"\r\n" in before else b"\n"
        return mark + text.encode("utf-8", "replace").replace(b"\n", ends)
    return text.encode("utf-8", "replace")
