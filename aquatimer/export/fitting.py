"""Texts made to fit where nobody can measure them: the reader's font is not known here."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_WIDE = 1.05
_USUAL = 0.62
_NARROW = 0.36
_NARROW_LETTERS = frozenset(" .,:;'!|ijltfI()[]·")
_CAPITAL = 0.74
_WIDEST = frozenset("mwMW@%—…")
_CUT = "…"


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is at a font size, rather too much than too little."""
    return size * sum(map(_share, text))


def cut(text: str, size: float, room: float) -> str:
    """Return the text, or as much of it as fits, ended at a word and with an ellipsis."""
    if text_width(text, size) <= room:
        return text
    fitting = ""
    for character in text:
        if text_width(fitting + character + _CUT, size) > room:
            break
        fitting += character
    head, space, _ = fitting.rpartition(" ")
    return (head if space and len(head) * 2 > len(fitting) else fitting).rstrip(" ,.;:-") + _CUT


def wrapped(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the lines of a text, broken between words, and within one that is wider than a line."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if text_width(joined, size) <= room:
            line = joined
            continue
        if line:
            yield line
        *full, line = _pieces(word, size, room)
        yield from full
    if line:
        yield line


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and text_width(piece + character, size) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


def _share(character: str) -> float:
    if combining(character):
        return 0
    if character in _NARROW_LETTERS:
        return _NARROW
    if east_asian_width(character) in "WF" or character in _WIDEST:
        return _WIDE
    return _CAPITAL if character.isupper() else _USUAL
