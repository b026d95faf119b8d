"""Noise that no ear hears, for speakers that fall asleep in silence."""

import numpy as np

from aquatimer.audio.clips import FULL_SCALE
from aquatimer.devices.sound_card import Card, Fill, OpenCard

_SEED = 1


def noisy(open_card: OpenCard) -> OpenCard:
    """Return what opens a card whose every sample is up to one step off: about -92 dBFS."""

    def opened(fill: Fill, channels: int, wait: float | None) -> Card:
        steps = np.random.default_rng(_SEED)

        def filled(count: int) -> bytes:
            samples = np.frombuffer(fill(count), dtype=np.int16).astype(np.int32)
            samples += steps.integers(-1, 1, len(samples), endpoint=True)
            return np.clip(samples, -FULL_SCALE, FULL_SCALE).astype(np.int16).tobytes()

        return open_card(filled, channels, wait)

    return opened
