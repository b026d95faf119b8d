"""Writing a file whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_WHY = {
    errno.ENOENT: "there is no folder {folder}. Make it first, or choose another place.",
    errno.ENOTDIR: "{folder} is not a folder. Choose another place.",
    errno.EEXIST: "it is a file. Give the name of a folder.",
    errno.EISDIR: "it is a folder. Give the name of a file.",
    errno.EACCES: "you may not write there. Choose another place, or change its permissions.",
    errno.EPERM: "you may not write there. Choose another place, or change its permissions.",
    errno.EROFS: "that disk can only be read. Choose another place.",
    errno.ENOSPC: "the disk is full. Make room, or choose another place.",
    errno.EDQUOT: "your share of the disk is full. Make room, or choose another place.",
    errno.EFBIG: "the file would be too large for that disk. Choose another place.",
    errno.ESPIPE: "this kind of file needs a place where its beginning can be changed at the end,"
    " and a pipe is none. Write to a file, then send that.",
    errno.EPIPE: "whoever read it has left. Write it again while somebody reads.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
}
# While the caller works only these can be about our file; any other OSError is the caller's own.
_DISK_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EPIPE}
_PART = ".aquatimer-{}-"
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class WritingError(Exception):
    """A file cannot be written; the message is a sentence for the runner."""

    def __init__(self, path: Path, cause: OSError) -> None:
        why = _WHY.get(cause.errno or 0, f"the system says: {cause.strerror or cause}.")
        super().__init__(f"Cannot write {path}: {why.format(folder=path.parent)}")
        self.path = path


@contextmanager
def writing(path: Path, *, lasting: bool = True, whole: bool = False) -> Iterator[BinaryIO]:
    """Yield a new binary file that takes the place of `path` when the block ends well.

    A path that cannot be written raises WritingError at once, before any work, and so does a
    disk that fills up later. When the block fails, what was at `path` is untouched. A device or
    a pipe is written straight into, and refused where the file has to be `whole` because the
    writer goes back in it. With `lasting` false the file may be lost in a power cut, which saves
    waiting for the disk.
    """
    with _failures_told(path):
        pending = _open(path)
    try:
        with _failures_told(path):
            if whole and not pending.file.seekable():
                raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
        with _failures_told(path, only=_DISK_TROUBLE):
            yield pending.file
        with _failures_told(path):
            pending.keep(lasting=lasting)
    finally:
        pending.drop()


def write_new(path: Path, content: bytes) -> None:
    """Write a file where nothing is; raises FileExistsError where something is, and WritingError.

    When it cannot be written nothing is there afterwards.
    """
    with _failures_told(path, besides=errno.EEXIST):
        path.touch(exist_ok=False)
    try:
        with writing(path) as out:
            out.write(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def drop_parts(folder: Path, process: int) -> None:
    """Remove what a process that is gone, of this number, left half written in a folder."""
    for part in folder.glob(f"{_PART.format(process)}*.part"):
        with suppress(OSError):  # the folder may be gone as well
            part.unlink()


@dataclass(frozen=True, slots=True)
class _Pending:
    """A file being written: in a `part` of its own beside `target`, or straight into it."""

    file: BinaryIO
    target: Path
    part: Path | None = None

    def keep(self, *, lasting: bool) -> None:
        self.file.flush()
        if lasting and self.part is not None:
            os.fsync(self.file.fileno())
        self.file.close()
        if self.part is not None:
            self.part.replace(self.target)

    def drop(self) -> None:
        with suppress(OSError):  # a full disk was told already, when flushing or writing failed
            self.file.close()
        if self.part is not None:
            self.part.unlink(missing_ok=True)


def _open(path: Path) -> _Pending:
    # A link stays a link: what it points to is written.
    target = Path(os.path.realpath(path))
    mode = _mode(path)
    if mode is None:
        return _open_part(target, 0o666)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if stat.S_ISREG(mode):
        pending = _open_part(target, 0o600)
        if pending.part is not None:
            pending.part.chmod(stat.S_IMODE(mode))
        return pending
    return _Pending(path.open("wb"), path)


def _open_part(target: Path, mode: int) -> _Pending:
    part = target.with_name(f"{_PART.format(os.getpid())}{os.urandom(6).hex()}.part")
    return _Pending(os.fdopen(os.open(part, _NEW_FILE, mode), "w+b"), target, part)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _failures_told(
    path: Path, *, only: set[int] | None = None, besides: int | None = None
) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == besides or (only is not None and error.errno not in only):
            raise
        raise WritingError(path, error) from error
