"""Writing several files into a folder: none of them is there before all are written."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aquatimer.devices.files import WritingError


@contextmanager
def writing_folder(folder: Path) -> Iterator[Path]:
    """Yield a new folder whose files are put into `folder` when the block ends well.

    A `folder` that is not there is made, with all of them at once. In one that is there they are
    put one after the other, files of the same names are replaced, and all others left alone. When
    the block fails nothing there has changed. Raises WritingError at once where there can be no
    such folder, and for a WritingError of the block tells the place where the file would have been.
    """
    # In the folder where there is one: what is around it may be another disk, or be closed.
    place = folder if folder.is_dir() else folder.parent
    part = place / f".aquatimer-{os.urandom(6).hex()}.part"
    try:
        if folder.exists() and not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        part.mkdir()
    except OSError as error:
        raise WritingError(folder, error) from error
    try:
        with _told_where_it_would_be(folder):
            yield part
        _keep(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _told_where_it_would_be(folder: Path) -> Iterator[None]:
    try:
        yield
    except WritingError as failed:
        if isinstance(failed.__cause__, OSError):
            raise WritingError(folder / failed.path.name, failed.__cause__) from failed.__cause__
        raise


def _keep(part: Path, folder: Path) -> None:
    files = sorted(part.iterdir())
    for file in files:
        if (folder / file.name).is_dir():
            # Before any is put there, since what it replaces would be gone.
            cause = IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            raise WritingError(folder / file.name, cause) from cause
    try:
        if not folder.exists():
            part.rename(folder)
            return
        for file in files:
            file.replace(folder / file.name)
    except OSError as error:
        raise WritingError(folder, error) from error
