"""A file whose header is made longer while it is written, without the writer noticing."""

import io
from collections.abc import Callable
from typing import BinaryIO

Retell = Callable[[bytes], tuple[int, bytes] | None]
"""Given the beginning of a file: the size of its header, and the header to write instead. None
while the header is not all there."""

_UNCHANGED = 42
"""What a writer may come back to: a FLAC's first block, which stays where it is."""


class RetoldFile:
    """Takes what is written as a file does, and writes it behind a header of another length."""

    def __init__(self, out: BinaryIO, retell: Retell) -> None:
        self._out = out
        self._retell = retell
        self._head: io.BytesIO | None = io.BytesIO()
        self._longer = 0

    def write(self, chunk: bytes) -> int:
        """Write at the position where the writer believes to be."""
        if self._head is None:
            return self._out.write(chunk)
        self._head.write(chunk)
        self._settle(self._head)
        return len(chunk)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position as the writer counts, and return it."""
        if self._head is not None:
            return self._head.seek(offset, whence)
        if whence == io.SEEK_SET:
            return self._told(self._out.seek(self._real(offset)))
        return self._told(self._out.seek(offset, whence))

    def tell(self) -> int:
        """Return the position as the writer counts."""
        return self._told(self._out.tell()) if self._head is None else self._head.tell()

    def _settle(self, head: io.BytesIO) -> None:
        found = self._retell(head.getvalue())
        if found is None:
            return
        size, retold = found
        position = head.tell()
        self._head, self._longer = None, len(retold) - size
        self._out.write(retold + head.getvalue()[size:])
        self._out.seek(self._real(position))

    def _real(self, position: int) -> int:
        return position if position < _UNCHANGED else position + self._longer

    def _told(self, position: int) -> int:
        return position if position < _UNCHANGED else position - self._longer
