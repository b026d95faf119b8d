import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clips import frames_of
from aquatimer.audio.loudness import Wave
from aquatimer.audio.trimming import faded, trimmed

KEPT = frames_of(5)


def word(frames: int, height: float = 0.5) -> Wave:
    return np.full(frames, height, dtype=np.float32)


def silence(frames: int) -> Wave:
    return np.zeros(frames, dtype=np.float32)


@given(before=st.integers(0, 5_000), after=st.integers(0, 20_000), length=st.integers(1, 9_000))
def test_five_milliseconds_stay_around_the_word(before: int, after: int, length: int) -> None:
    wave = np.concatenate((silence(before), word(length), silence(after)))
    assert len(trimmed(wave)) == min(before, KEPT) + length + min(after, KEPT)


def test_a_hiss_far_below_the_word_is_silence() -> None:
    hiss = np.random.default_rng(seed=1).normal(size=10_000).astype(np.float32) * 0.0005
    wave = np.concatenate((hiss, word(4_410), hiss))
    assert len(trimmed(wave)) == 4_410 + 2 * KEPT


def test_a_pause_between_words_stays() -> None:
    wave = np.concatenate((word(1_000), silence(20_000), word(1_000)))
    assert len(trimmed(wave)) == 22_000


def test_the_ends_are_at_rest_and_the_middle_is_untouched() -> None:
    clip = trimmed(word(4_410))
    assert clip[0] == 0
    assert clip[-1] == 0
    assert np.all(np.abs(np.diff(clip)) < 0.01)
    assert np.all(clip[KEPT:-KEPT] == 0.5)


@pytest.mark.parametrize("frames", [0, 1, 44_100])
def test_of_silence_nothing_is_left(frames: int) -> None:
    assert len(trimmed(silence(frames))) == 0


def test_a_fade_longer_than_the_sound_meets_in_its_middle() -> None:
    wave = word(100)
    shaped = faded(wave, 4_410)
    assert shaped.argmax() in (49, 50)
    assert shaped[0] == shaped[-1] == 0
    assert np.all(wave == 0.5)
