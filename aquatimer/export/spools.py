"""What was encoded before its turn in a track, without knowing where it waits."""

from collections.abc import Iterator
from typing import Protocol


class Spool(Protocol):
    """Holds encoded sound until it is asked for, once."""

    def put(self, piece: bytes, /) -> None:
        """Hold a piece behind those that came before."""
        ...

    def pieces(self) -> Iterator[bytes]:
        """Yield all of it in order, in pieces of any length; raises OSError where it is lost."""
        ...


class MemorySpool:
    """Holds it in memory: what is short, or needed at once."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def put(self, piece: bytes, /) -> None:
        """Hold a piece behind those that came before."""
        self._pieces.append(piece)

    def pieces(self) -> Iterator[bytes]:
        """Yield the pieces as they came."""
        return iter(self._pieces)
