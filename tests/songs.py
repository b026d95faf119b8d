"""Songs for the tests: made from nothing, in memory or as files."""

from dataclasses import dataclass, field

import numpy as np

from aquatimer.audio.clips import RATE
from aquatimer.audio.music.metering import Meter, Stereo
from aquatimer.audio.music.songs import gain_for


@dataclass(eq=False)
class HeldSong:
    """A song that is there whole, and remembers what was read of it."""

    wave: Stereo
    gain: float = 1.0
    asked: list[tuple[int, int]] = field(default_factory=list)

    @property
    def frames(self) -> int:
        return len(self.wave)

    @property
    def channels(self) -> int:
        return int(self.wave.shape[1])

    def read(self, first: int, count: int) -> Stereo:
        self.asked.append((first, count))
        frames = np.zeros((count, self.channels), dtype=np.float32)
        head, tail = max(first, 0), min(first + count, self.frames)
        if head < tail:
            frames[head - first : tail - first] = self.wave[head:tail] * np.float32(self.gain)
        return frames


def level(seconds: float, height: float = 0.25, channels: int = 1) -> HeldSong:
    """A song of one value, in which every change of the gain is seen."""
    return HeldSong(np.full((round(seconds * RATE), channels), height, dtype=np.float32))


def sine(seconds: float, pitch: float, height: float = 0.25, rate: int = RATE) -> Stereo:
    time = np.arange(round(seconds * rate)) / rate
    return (height * np.sin(2 * np.pi * pitch * time)).astype(np.float32)[:, np.newaxis]


def noise(seconds: float, seed: int, height: float = 0.1, channels: int = 2) -> Stereo:
    """Noise that is as different on its channels as music is."""
    samples = np.random.default_rng(seed).normal(size=(round(seconds * RATE), channels))
    return (np.clip(samples * height, -1, 1)).astype(np.float32)


def levelled(wave: Stereo) -> HeldSong:
    """The song of a wave, as loud as all others."""
    meter = Meter()
    meter.add(wave)
    return HeldSong(wave, gain_for(meter.loudness()))
