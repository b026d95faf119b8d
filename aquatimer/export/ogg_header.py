"""The header of an Ogg file, with more comments than its writer gave it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aquatimer.export.vorbis_comment import with_comments

_FIXED = 27
_CONTINUED = 1
_MOST_LACES = 255
_FULL_LACE = 255
_POLYNOMIAL = 0x04C1_1DB7
_UNFINISHED = (2**64 - 1).to_bytes(8, "little")
_FINISHED = bytes(8)
# The packets before the sound, by the first bytes of the file's first packet.
_PACKETS = {b"\x01vorbis": 3, b"OpusHead": 2}
_COMMENTS = (b"\x03vorbis", b"OpusTags")


class HeaderFullError(ValueError):
    """There is no room for so many comments in the pages of the header."""


@dataclass(frozen=True, slots=True)
class _Page:
    head: bytes
    laces: bytes
    body: bytes

    @property
    def size(self) -> int:
        return _FIXED + len(self.laces) + len(self.body)


def ogg_header(head: bytes, comments: Sequence[str]) -> tuple[int, bytes] | None:
    """Return how long the header in `head` is, and it with the comments; None for not all there.

    It keeps its number of pages, since the pages of the sound are numbered after them.
    """
    pages = list(_pages(head))
    if not pages:
        return None
    packets, used = _packets(pages[1:])
    wanted = next(count for start, count in _PACKETS.items() if pages[0].body.startswith(start))
    if len(packets) < wanted - 1:
        return None
    mark = next(mark for mark in _COMMENTS if packets[0].startswith(mark))
    told = mark + with_comments(packets[0][len(mark) :], comments)
    rest = pages[1 : used + 1]
    size = pages[0].size + sum(page.size for page in rest)
    return size, head[: pages[0].size] + _laid_out([told, *packets[1 : wanted - 1]], rest)


def _pages(head: bytes) -> Iterator[_Page]:
    at = 0
    while len(head) >= at + _FIXED:
        laces = head[at + _FIXED :][: head[at + _FIXED - 1]]
        begin = at + _FIXED + head[at + _FIXED - 1]
        end = begin + sum(laces)
        if len(head) < end or len(laces) < head[at + _FIXED - 1]:
            return
        yield _Page(head[at : at + _FIXED], laces, head[begin:end])
        at = end


def _packets(pages: Sequence[_Page]) -> tuple[list[bytes], int]:
    """Return the packets that end in the pages, and in how many pages the headers are."""
    packets, current, used = [], b"", 0
    for number, page in enumerate(pages, start=1):
        at = 0
        for lace in page.laces:
            current += page.body[at : at + lace]
            at += lace
            if lace < _FULL_LACE:
                packets.append(current)
                current = b""
                used = number
    return packets, used


def _laid_out(packets: Sequence[bytes], pages: Sequence[_Page]) -> bytes:
    laces = [lace for packet in packets for lace in _laces(packet)]
    if len(laces) > _MOST_LACES * len(pages):
        raise HeaderFullError(f"{len(laces)} pieces are more than {len(pages)} pages hold")
    body, written, continued = b"".join(packets), b"", False
    for number, page in enumerate(pages):
        room = len(laces) - (len(pages) - 1 - number)
        here, laces = laces[: min(_MOST_LACES, room)], laces[min(_MOST_LACES, room) :]
        written += _page(page, bytes(here), body[: sum(here)], continued=continued)
        body, continued = body[sum(here) :], here[-1] == _FULL_LACE
    return written


def _laces(packet: bytes) -> list[int]:
    return [_FULL_LACE] * (len(packet) // _FULL_LACE) + [len(packet) % _FULL_LACE]


def _page(page: _Page, laces: bytes, body: bytes, *, continued: bool) -> bytes:
    flags = page.head[5] & ~_CONTINUED | (_CONTINUED if continued else 0)
    granule = _FINISHED if any(lace < _FULL_LACE for lace in laces) else _UNFINISHED
    head = page.head[:5] + bytes([flags]) + granule + page.head[14:22]
    rest = bytes([len(laces)]) + laces + body
    return head + _checksum(head + bytes(4) + rest).to_bytes(4, "little") + rest


def _checksum(data: bytes) -> int:
    checksum = 0
    for byte in data:
        checksum = (checksum << 8 & 0xFFFF_FFFF) ^ _TABLE[checksum >> 24 ^ byte]
    return checksum


def _table_entry(byte: int) -> int:
    entry = byte << 24
    for _ in range(8):
        entry = (entry << 1 ^ (_POLYNOMIAL if entry >> 31 else 0)) & 0xFFFF_FFFF
    return entry


_TABLE = tuple(map(_table_entry, range(256)))
