"""Vorbis comments, in which FLAC, Ogg Vorbis and Opus keep their words; chapters in them."""

from collections.abc import Sequence

from aquatimer.export.chapters import Chapter
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds

_SIZE = 4


def chapter_comments(chapters: Sequence[Chapter], *, longest: int | None = None) -> list[str]:
    """Return the comments that mark chapters, as Xiph proposed and players read them.

    Of titles there are as many letters as the `longest` may have.
    """
    return [
        comment
        for number, chapter in enumerate(chapters, start=1)
        for comment in (
            f"CHAPTER{number:03}={_clock(chapter.start)}",
            f"CHAPTER{number:03}NAME={chapter.title[:longest]}",
        )
    ]


def with_comments(block: bytes, comments: Sequence[str]) -> bytes:
    """Return a block of comments with some more; what came after the block stays behind it."""
    vendor_end = _SIZE + _number(block, 0)
    count = _number(block, vendor_end)
    end = vendor_end + _SIZE
    for _ in range(count):
        end += _SIZE + _number(block, end)
    more = b"".join(_sized(comment.encode()) for comment in comments)
    counted = (count + len(comments)).to_bytes(_SIZE, "little")
    head, old = block[:vendor_end], block[vendor_end + _SIZE : end]
    return head + counted + old + more + block[end:]


def _number(block: bytes, at: int) -> int:
    return int.from_bytes(block[at : at + _SIZE], "little")


def _sized(text: bytes) -> bytes:
    return len(text).to_bytes(_SIZE, "little") + text


def _clock(time: Milliseconds) -> str:
    hours, rest = divmod(time, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, milliseconds = divmod(rest, SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
