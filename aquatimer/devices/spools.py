"""Encoded sound that waits on the disk, so that parts done early take no memory."""

from collections.abc import Iterator
from errno import EIO
from typing import NamedTuple

import numpy as np

from aquatimer.devices.scratch import Scratch

_AT_ONCE = 2**16


class _Place(NamedTuple):
    begin: int
    size: int


class DiskSpool:
    """Holds it in a temporary file of its own; in memory what finds no room there."""

    def __init__(self) -> None:
        self._scratch = Scratch()
        self._kept: list[bytes | _Place] = []
        self._new = bytearray()

    def put(self, piece: bytes, /) -> None:
        """Hold a piece behind those that came before."""
        self._new += piece
        if len(self._new) >= _AT_ONCE:
            self._put_down()

    def pieces(self) -> Iterator[bytes]:
        """Yield all of it in order; raises OSError where the disk does not give it back."""
        for kept in self._kept:
            yield kept if isinstance(kept, bytes) else self._taken(kept)
        yield bytes(self._new)

    def _put_down(self) -> None:
        piece = bytes(self._new)
        self._new.clear()
        begin = self._scratch.put(np.frombuffer(piece, dtype=np.uint8))
        self._kept.append(piece if begin is None else _Place(begin, len(piece)))

    def _taken(self, place: _Place) -> bytes:
        taken = self._scratch.take(place.begin, place.size)
        if taken is None:
            raise OSError(EIO, "a temporary file cannot be read any more")
        return taken
