"""The header of a FLAC file, with more comments than its writer gave it, and a picture."""

from collections.abc import Iterator, Sequence

from aquatimer.export.cover import Cover
from aquatimer.export.vorbis_comment import with_comments

_MARK = b"fLaC"
_BLOCK_HEAD = 4
_LAST = 0x80
_COMMENTS = 4
_PICTURE = 6


def flac_header(
    head: bytes, comments: Sequence[str], cover: Cover | None = None
) -> tuple[int, bytes] | None:
    """Return how long the header in `head` is, and it with the comments; None for not all there.

    The first block stays as it is and where it is.
    """
    at, last = len(_MARK), False
    blocks: list[tuple[int, bytes]] = []
    while not last:
        block = head[at : at + _BLOCK_HEAD]
        end = at + _BLOCK_HEAD + int.from_bytes(block[1:], "big")
        if len(block) < _BLOCK_HEAD or len(head) < end:
            return None
        body = head[at + _BLOCK_HEAD : end]
        if block[0] & ~_LAST == _COMMENTS:
            body = with_comments(body, comments)
        blocks.append((block[0] & ~_LAST, body))
        at, last = end, bool(block[0] & _LAST)
    if cover is not None:
        blocks.append((_PICTURE, cover.flac))
    return at, _MARK + b"".join(_laid_out(blocks))


def _laid_out(blocks: Sequence[tuple[int, bytes]]) -> Iterator[bytes]:
    for number, (kind, body) in enumerate(blocks, start=1):
        last = _LAST if number == len(blocks) else 0
        yield bytes([kind | last]) + len(body).to_bytes(3, "big") + body
