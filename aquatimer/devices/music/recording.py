"""What a decoder of music gives, and how it tells that it cannot."""

from typing import Protocol

from aquatimer.audio.music.metering import Stereo


class UnreadableError(Exception):
    """Music cannot be read; the message goes on after the name of its file."""


class Recording(Protocol):
    """An open file of music at its own rate."""

    @property
    def rate(self) -> int:
        """Frames a second."""
        ...

    @property
    def channels(self) -> int:
        """How many it has."""
        ...

    @property
    def seekable(self) -> bool:
        """Whether it goes to a place without decoding all that is before it."""
        ...

    def seek(self, frame: int) -> None:
        """Go to a frame; raises UnreadableError."""
        ...

    def read(self, count: int) -> Stereo:
        """Return the next frames as (frames, channels), fewer at its end.

        Raises UnreadableError.
        """
        ...

    def close(self) -> None:
        """Close the file."""
        ...
