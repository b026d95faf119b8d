"""The header of a FLAC file, with more comments than its writer gave it."""

from collections.abc import Sequence

from aquatimer.export.vorbis_comment import with_comments

_MARK = b"fLaC"
_BLOCK_HEAD = 4
_LAST = 0x80
_COMMENTS = 4


def flac_header(head: bytes, comments: Sequence[str]) -> tuple[int, bytes] | None:
    """Return how long the header in `head` is, and it with the comments; None for not all there."""
    at, told, last = len(_MARK), _MARK, False
    while not last:
        block = head[at : at + _BLOCK_HEAD]
        end = at + _BLOCK_HEAD + int.from_bytes(block[1:], "big")
        if len(block) < _BLOCK_HEAD or len(head) < end:
            return None
        body = head[at + _BLOCK_HEAD : end]
        if block[0] & ~_LAST == _COMMENTS:
            body = with_comments(body, comments)
        told += block[:1] + len(body).to_bytes(3, "big") + body
        at, last = end, bool(block[0] & _LAST)
    return at, told
