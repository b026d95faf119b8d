"""Noise under the mix: there all the time, too soft for ears, and nothing else changed."""

import numpy as np
import pytest

from aquatimer.devices.noise import noisy
from aquatimer.devices.sound_card import Card, Fill


class KeptCard:
    """A card that pulls when it is told."""

    def __init__(self) -> None:
        self.fill: Fill | None = None

    def open(self, fill: Fill, _channels: int, _wait: float | None) -> Card:
        self.fill = fill
        return self

    def pull(self, count: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.int32]]":
        assert self.fill is not None
        return np.frombuffer(self.fill(count), dtype=np.int16).astype(np.int32)

    def close(self) -> None: ...


def played(level: int) -> KeptCard:
    card = KeptCard()
    noisy(card.open)(lambda count: np.full(count, level, dtype=np.int16).tobytes(), 1, None)
    return card


def test_silence_is_no_silence_and_yet_not_heard() -> None:
    card = played(0)
    for count in (17_640, 441):
        pulled = card.pull(count)
        assert len(pulled) == count
        assert np.abs(np.diff(np.flatnonzero(pulled))).max() < 44
        level = 20 * np.log10(np.sqrt(np.mean(pulled.astype(float) ** 2)) / 32_767)
        assert -93 < level < -91


@pytest.mark.parametrize("level", [32_767, -32_767, 12_345])
def test_sound_is_as_it_was_but_for_a_step(level: int) -> None:
    off = played(level).pull(17_640) - level
    assert np.abs(off).max() == 1
