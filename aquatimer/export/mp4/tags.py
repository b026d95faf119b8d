"""What an MP4 says about itself: tags and cover as iTunes keeps them, chapters as Nero does."""

from collections.abc import Iterator, Sequence
from struct import pack

from aquatimer.export.chapters import Chapter
from aquatimer.export.cover import Cover
from aquatimer.export.mp4.boxes import Box, box, full_box
from aquatimer.export.tags import TrackTags

_TEXT, _PNG, _NUMBER = 1, 14, 21
_AUDIOBOOK = 2
_TICKS = 10_000
"""Of 100 nanoseconds, in a millisecond."""
_LONGEST_TITLE = 255


def user_box(
    tags: TrackTags, chapters: Sequence[Chapter], cover: Cover | None, *, is_book: bool
) -> Box:
    """Return the box of everything that is not sound; there are at most 255 chapters."""
    items = [*_texts(tags)]
    if tags.number is not None:
        items.append(_item("trkn", 0, _numbers(tags.number)))
    if is_book:
        items.append(_item("stik", _NUMBER, bytes([_AUDIOBOOK])))
    if cover is not None:
        items.append(_item("covr", _PNG, cover.png))
    handler = full_box("hdlr", pack(">4x4s4s9x", b"mdir", b"appl"))
    meta = full_box("meta", handler, box("ilst", *items))
    return box("udta", meta, *([_chapter_list(chapters)] if chapters else []))


def _texts(tags: TrackTags) -> Iterator[Box]:
    texts = {
        "©nam": tags.title,
        "©ART": tags.artist,
        "©alb": tags.album,
        "©cmt": tags.comment,
    }
    for kind, text in texts.items():
        if text:
            yield _item(kind, _TEXT, text.encode())


def _item(kind: str, coding: int, content: bytes) -> Box:
    return box(kind, box("data", pack(">II", coding, 0), content))


def _numbers(text: str) -> bytes:
    """Return the number of a track, which may say of how many: `3/12`."""
    number, _, of_all = text.partition("/")
    return pack(">2xHH2x", int(number), int(of_all or 0))


def _chapter_list(chapters: Sequence[Chapter]) -> Box:
    entries = (_chapter(chapter) for chapter in chapters)
    return full_box("chpl", pack(">4xB", len(chapters)), *entries, version=1)


def _chapter(chapter: Chapter) -> bytes:
    # Cut between two letters, however many bytes they have.
    title = chapter.title.encode()[:_LONGEST_TITLE].decode(errors="ignore").encode()
    return pack(">QB", chapter.start * _TICKS, len(title)) + title
