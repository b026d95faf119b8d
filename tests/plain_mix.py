"""What all mixes of the tests have in common."""

from collections.abc import Iterator
from typing import Self

from aquatimer.audio.music.accompaniment import Opening
from aquatimer.audio.spans import Span


class PlainMix:
    """A mix without music, which is not asked where it sounds."""

    channels = 1
    opening: Opening | None = None

    def sounding(self) -> Iterator[Span]:
        return iter(())

    def without_music(self) -> Self:
        return self

    def opening_after(self, left: int, entered: int) -> Opening | None:
        del left, entered
        return None

    def opened(self, opening: Opening | None) -> Self:
        del opening
        return self
