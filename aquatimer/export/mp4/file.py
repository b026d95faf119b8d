"""An MP4 as it is written: its head first, with room for what is known only when all is encoded."""

from collections.abc import Iterable
from struct import pack
from typing import BinaryIO

from aquatimer.export.mp4.boxes import HEAD_SIZE, Box, Room, head
from aquatimer.export.mp4.tracks import CHUNK, PLACES, SIZES

_ZEROS = bytes(2**16)
_AT_ONCE = 2**12


class PacketCountError(Exception):
    """The encoder gave another number of packets than the head of the file tells."""


class Mp4File:
    """The packets of a sound, and in the head their sizes and places; no list of them is held."""

    def __init__(self, out: BinaryIO, heads: Iterable[Box], *, first: bytes = b"") -> None:
        """Write the head, and `first` as the first bytes of the content, which is for the head."""
        self._out = out
        self._rooms: dict[str, _Room] = {}
        for one in heads:
            for part in one.parts():
                self._put(part)
        self._begin = out.tell()
        self._size = len(first)
        self._packets = 0
        out.write(head("mdat", 0) + first)

    def add(self, packet: bytes) -> None:
        """Write the next packet."""
        if self._packets % CHUNK == 0:
            self._rooms[PLACES].add(self._begin + HEAD_SIZE + self._size)
        self._rooms[SIZES].add(len(packet))
        self._out.write(packet)
        self._size += len(packet)
        self._packets += 1

    def close(self) -> None:
        """Complete the head; raises PacketCountError."""
        for room in self._rooms.values():
            room.fill()
            if room.left:
                raise PacketCountError
        end = self._out.tell()
        self._out.seek(self._begin)
        self._out.write(head("mdat", self._size))
        self._out.seek(end)

    def _put(self, part: bytes | Room) -> None:
        if isinstance(part, bytes):
            self._out.write(part)
            return
        self._rooms[part.name] = _Room(self._out, part.size)
        for _ in range(part.size // len(_ZEROS)):
            self._out.write(_ZEROS)
        self._out.write(bytes(part.size % len(_ZEROS)))


class _Room:
    """A table of numbers in four bytes each that is filled a block at a time."""

    def __init__(self, out: BinaryIO, size: int) -> None:
        """Begin at the position of `out`, which is at its end whenever a number is added."""
        self._out = out
        self._at = out.tell()
        self.left = size // 4
        self._waiting: list[int] = []

    def add(self, number: int) -> None:
        self._waiting.append(number)
        if len(self._waiting) >= _AT_ONCE:
            self.fill()

    def fill(self) -> None:
        """Write what waits into its place; raises PacketCountError where there is no more room."""
        self.left -= len(self._waiting)
        if self.left < 0:
            raise PacketCountError
        end = self._out.tell()
        self._out.seek(self._at)
        self._at += self._out.write(pack(f">{len(self._waiting)}I", *self._waiting))
        self._out.seek(end)
        self._waiting.clear()
