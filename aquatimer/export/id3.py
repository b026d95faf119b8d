"""The tag in front of an MP3: ID3v2.3, which players of any age read."""

from codecs import BOM_UTF16_LE
from collections.abc import Sequence

from aquatimer.export.chapters import Chapter
from aquatimer.export.cover import Cover
from aquatimer.export.tags import TrackTags
from aquatimer.units.durations import Milliseconds

_VERSION = b"\x03\x00"
_NO_FLAGS = b"\x00"
_LATIN_1 = b"\x00"
_UTF_16 = b"\x01"
_LANGUAGE = b"eng"
_TOP_AND_ORDERED = b"\x03"
_NO_OFFSETS = b"\xff" * 8
_LARGEST = 2**28 - 1
_SEVEN_BITS = 0x7F


def id3_tag(
    tags: TrackTags,
    length: Milliseconds,
    chapters: Sequence[Chapter] = (),
    cover: Cover | None = None,
) -> bytes:
    """Return the whole tag; `length` is that of the track.

    Raises ValueError for more than 255 chapters.
    """
    texts = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TALB": tags.album,
        "TRCK": tags.number,
        "TLEN": str(length),
    }
    frames = [_text(identifier, text) for identifier, text in texts.items() if text]
    if tags.comment:
        frames.append(_comment(tags.comment))
    if chapters:
        frames += _chapters(chapters)
    if cover is not None:
        frames.append(_frame("APIC", cover.id3))
    return _with_header(b"".join(frames))


def _chapters(chapters: Sequence[Chapter]) -> list[bytes]:
    names = [f"chapter{number}".encode() + b"\0" for number in range(1, len(chapters) + 1)]
    contents = b"contents\0" + _TOP_AND_ORDERED + bytes([len(chapters)]) + b"".join(names)
    marked = zip(names, chapters, strict=True)
    return [_frame("CTOC", contents), *(_chapter(name, chapter) for name, chapter in marked)]


def _chapter(name: bytes, chapter: Chapter) -> bytes:
    times = chapter.start.to_bytes(4, "big") + chapter.end.to_bytes(4, "big")
    return _frame("CHAP", name + times + _NO_OFFSETS + _text("TIT2", chapter.title))


def _with_header(frames: bytes) -> bytes:
    if len(frames) > _LARGEST:
        raise ValueError(f"an ID3 tag holds {_LARGEST} bytes, not {len(frames)}")
    size = bytes(len(frames) >> shift & _SEVEN_BITS for shift in (21, 14, 7, 0))
    return b"ID3" + _VERSION + _NO_FLAGS + size + frames


def _text(identifier: str, text: str) -> bytes:
    encoding, (encoded,) = _encoded(text)
    return _frame(identifier, encoding + encoded)


def _comment(text: str) -> bytes:
    encoding, (nothing, encoded) = _encoded("\0", text)
    return _frame("COMM", encoding + _LANGUAGE + nothing + encoded)


def _frame(identifier: str, body: bytes) -> bytes:
    return identifier.encode() + len(body).to_bytes(4, "big") + b"\x00\x00" + body


def _encoded(*texts: str) -> tuple[bytes, list[bytes]]:
    # All texts of one frame share its encoding.
    try:
        return _LATIN_1, [text.encode("latin-1") for text in texts]
    except UnicodeEncodeError:
        return _UTF_16, [BOM_UTF16_LE + text.encode("utf-16-le") for text in texts]
