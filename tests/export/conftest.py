"""Sessions and mixes as the tests of every export use them."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Clip, Samples
from aquatimer.audio.mixer import Mixer
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.units.durations import SECOND

ROUND = (
    (90, "easy", "Move out slowly and stretch the bungee"),
    (120, "medium", "Hold your medium marker"),
    (60, "sprint", "Reach for your sprint marker"),
    (60, "rest", "Let the bungee pull you back"),
)


@pytest.fixture
def springboard() -> Timeline:
    """The whole session of the article, segment by segment."""
    easy = BUILT_IN["easy"]
    segments = [Segment(0, 0, 600 * SECOND, Phase.WARMUP, easy, easy.target, line=7)]
    for number in range(40):
        seconds, name, label = ROUND[number % 4]
        segments.append(
            Segment(
                index=number + 1,
                start=segments[-1].end,
                duration=seconds * SECOND,
                phase=Phase.MAIN,
                effort=BUILT_IN[name],
                target=BUILT_IN[name].target,
                line=10 + number % 4,
                label=label,
                rounds=((number // 4 + 1, 10),),
            )
        )
    end = segments[-1].end
    segments.append(Segment(41, end, 600 * SECOND, Phase.COOLDOWN, easy, easy.target, line=15))
    return Timeline(
        name="springboard",
        title="The Springboard",
        segments=tuple(segments),
        level="hard",
        gear=("belt", "bungee"),
        source="RunnersConnect",
        about="Stretch the bungee out, hold it, and let it pull you back.",
    )


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
