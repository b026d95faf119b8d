"""Texts as an engine can take them."""

import unicodedata

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
