"""Texts as an engine can take them."""

import re
import unicodedata
from collections.abc import Iterator

# Two letters before the mark: "3. Runde" and "z. B." end no sentence.
_END = re.compile(r"(?<=[^\W\d_]{2}[.!?\N{HORIZONTAL ELLIPSIS}])\s+")
_SPOKEN = "LNS"


def for_speech(text: str) -> str:
    """Return the text without characters that only steer; empty where nothing can be spoken.

    A text of nothing but punctuation would make an engine write silence.
    """
    cleaned = " ".join("".join(map(_for_speech, text)).split())
    spoken = any(unicodedata.category(character)[0] in _SPOKEN for character in cleaned)
    return cleaned if spoken else ""


def _for_speech(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category.startswith("C") else character


def sentences_in(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in doubt too few; one for a text without any."""
    return tuple(_sentences(text)) or (text,)


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(text):
        if text[end.end() : end.end() + 1].isupper():
            yield text[begin : end.start()]
            begin = end.end()
    if begin < len(text):
        yield text[begin:]
