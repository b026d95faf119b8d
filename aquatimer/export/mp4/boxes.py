"""Boxes, of which an MP4 is made: a size, four letters and a content, often boxes again."""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import pack
from typing import NamedTuple

HEAD_SIZE = 8
"""Bytes of a box before its content."""


class Room(NamedTuple):
    """So many bytes that are known only later; `name` says what they will be."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its kind, four letters; it may be larger than memory, since rooms take none."""

    kind: str
    content: "tuple[bytes | Room | Box, ...]"

    @property
    def size(self) -> int:
        """How many bytes it is."""
        return HEAD_SIZE + sum(map(_size_of, self.content))

    def parts(self) -> Iterator[bytes | Room]:
        """Yield it piece by piece; raises struct.error for more than 4 GB."""
        yield head(self.kind, self.size - HEAD_SIZE)
        for part in self.content:
            if isinstance(part, Box):
                yield from part.parts()
            else:
                yield part


def box(kind: str, *content: bytes | Room | Box) -> Box:
    """Return a box."""
    return Box(kind, content)


def full_box(kind: str, *content: bytes | Room | Box, version: int = 0, flags: int = 0) -> Box:
    """Return a box that tells its version and its flags first."""
    return Box(kind, (pack(">I", version << 24 | flags), *content))


def head(kind: str, size: int) -> bytes:
    """Return what comes before so many bytes of content; raises struct.error for 4 GB."""
    return pack(">I4s", HEAD_SIZE + size, kind.encode("latin-1"))


def _size_of(part: bytes | Room | Box) -> int:
    return len(part) if isinstance(part, bytes) else part.size
