"""What all mixes of the tests have in common."""

from collections.abc import Iterator

from aquatimer.audio.spans import Span


class PlainMix:
    """A mix without music, which is not asked where it sounds."""

    channels = 1

    def sounding(self) -> Iterator[Span]:
        return iter(())
