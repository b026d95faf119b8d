"""Sessions and mixes as the tests of every export use them."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Clip, Samples
from aquatimer.audio.mixer import Mixer
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.units.durations import SECOND


@pytest.fixture
def tone() -> Samples:
    """A fifth of a second that correlates with nothing but itself."""
    time = np.arange(RATE // 5) / RATE
    sweep = np.sin(2 * np.pi * (500 + 4_000 * time) * time) * np.hanning(len(time))
    return (sweep * 20_000).astype(np.int16)


@pytest.fixture
def place_of(tone: Samples) -> Callable[..., int]:
    """Find the tone in a sound: the frame near another at which the two are most alike."""

    def find(sound: NDArray[np.float32], *, near: int) -> int:
        reach = 3_000
        window = sound[near - reach : near + len(tone) + reach]
        likeness = np.correlate(window, tone.astype(np.float32))
        return int(likeness.argmax()) + near - reach

    return find


@pytest.fixture
def mix_of(tone: Samples) -> Callable[..., Mixer]:
    """Make a mix with the tone at each of some moments, in milliseconds."""

    def make(*moments: int, total: int = 6 * SECOND) -> Mixer:
        cues = tuple(Cue(at, CueKind.TONE, "tick", 200, 0, Sound.TICK) for at in moments)
        return Mixer(CuePlan("test", total, cues), {Sound.TICK: Clip(tone)}, {})

    return make
