"""Which endings a file can have. Light, so that a wrong one is refused before any work."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class TrackFormat(StrEnum):
    """What a track can be written as; the value is the ending without its dot."""

    MP3 = "mp3"
    WAV = "wav"
    FLAC = "flac"
    OGG = "ogg"
    OPUS = "opus"
    M4A = "m4a"
    M4B = "m4b"


AAC = (TrackFormat.M4A, TrackFormat.M4B)
"""Those that need the extra `m4a`; they differ in how players list them."""

BITRATES: Mapping[TrackFormat, tuple[int, ...]] = MappingProxyType(
    {
        TrackFormat.MP3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
        TrackFormat.OPUS: (16, 24, 32, 40, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256),
        **dict.fromkeys(AAC, (64, 80, 96, 112, 128, 160, 192, 256)),
    }
)
"""The kilobits a second that may be chosen, for the formats in which they may."""

WITH_CHAPTERS = tuple(track for track in TrackFormat if track is not TrackFormat.WAV)
"""Those in which players find chapters."""

QUALITIES = range(10)
"""LAME's, for MP3: 0 is the best, 9 the fastest."""


class DocumentFormat(StrEnum):
    """What else a session can be written as; the value is the ending without its dot."""

    FIT = "fit"
    ICU = "icu.txt"
    ZWO = "zwo"
    HTML = "html"
    TXT = "txt"
    SVG = "svg"
    PNG = "png"
    JSON = "json"
    CSV = "csv"


class UnknownEndingError(ValueError):
    """No track is written with that ending; the message is a sentence that names the known ones."""

    def __init__(self, ending: str) -> None:
        wrong = f"cannot end in {ending}" if ending else "needs an ending"
        super().__init__(
            f"The file of a track {wrong}. Choose one of {', '.join(known_endings())}."
        )
        self.ending = ending
        self.known = known_endings()


def known_endings() -> tuple[str, ...]:
    """Return the endings a track can have, with their dots."""
    return tuple(f".{track}" for track in TrackFormat)


def document_endings() -> tuple[str, ...]:
    """Return the endings of everything that is no track, with their dots."""
    return tuple(f".{document}" for document in DocumentFormat)


def document_format(name: str) -> DocumentFormat | None:
    """Return what a file of that name is written as, None where that is no document."""
    small = name.lower()
    return next((one for one in DocumentFormat if small.endswith(f".{one}")), None)


def track_format(ending: str) -> TrackFormat:
    """Return the format for an ending such as `.mp3`, in small or capital letters.

    Raises UnknownEndingError for any other.
    """
    try:
        return TrackFormat(ending.lower().removeprefix("."))
    except ValueError:
        raise UnknownEndingError(ending) from None
