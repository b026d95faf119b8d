import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.loudness import Wave, loudness, true_peak
from aquatimer.audio.mastering import CEILING, LOUDNESS, levelled, mastered


def heard(clip: Clip) -> Wave:
    return (clip.samples / 32_767).astype(np.float32)


def pulses(rate: int, milliseconds: int, height: float) -> Wave:
    """Return what is as spiky as a voice: a hundred damped pulses a second, in two words."""
    time = np.arange(rate * milliseconds // 1000) / rate
    period = np.mod(time, 0.01)
    wave = np.exp(-period * 500) * np.sin(2 * np.pi * 700 * period)
    loud = np.where(time % 0.5 < 0.25, 1.0, 0.3)
    shaped: Wave = (height * loud * wave).astype(np.float32)
    return shaped


@given(
    height=st.floats(0.01, 1.0),
    milliseconds=st.integers(60, 3_000),
    rate=st.sampled_from([8_000, 22_050, 44_100, 48_000]),
)
def test_every_clip_is_as_loud_as_the_others(height: float, milliseconds: int, rate: int) -> None:
    clip = mastered(pulses(rate, milliseconds, height), rate)
    assert loudness(heard(clip)) == pytest.approx(LOUDNESS, abs=0.3)
    assert true_peak(heard(clip)) <= CEILING + 0.01


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
def test_any_rate_lasts_as_long_as_before(rate: int) -> None:
    clip = mastered(pulses(rate, 2_000, 0.5), rate)
    assert clip.duration == pytest.approx(2_000, abs=15)
    assert clip.samples.dtype == np.int16


def test_two_channels_become_one() -> None:
    one = pulses(RATE, 500, 0.5)
    both = mastered(np.stack((one, one), axis=1), RATE)
    assert np.array_equal(both.samples, mastered(one, RATE).samples)


def test_a_click_stays_below_the_ceiling_and_is_not_made_loud_at_any_price() -> None:
    wave = np.zeros(frames_of(500), dtype=np.float32)
    wave[::4_000] = 0.9
    clip = mastered(wave, RATE)
    assert true_peak(heard(clip)) <= CEILING + 0.01
    assert loudness(heard(clip)) < LOUDNESS - 1


def test_the_hiss_between_clicks_is_not_made_loud_at_any_price() -> None:
    hiss = np.random.default_rng(seed=5).normal(size=frames_of(1_000)).astype(np.float32) * 1e-3
    clicks = hiss.copy()
    clicks[::9_000] = 0.9
    raised = heard(mastered(clicks, RATE))[4_000:5_000].std() / hiss[4_000:5_000].std()
    needed = 10 ** ((LOUDNESS - loudness(clicks)) / 20)
    # Twelve decibels, and a little for the click that trimming took away.
    assert raised <= needed * 10 ** (13 / 20)


def test_limiting_a_steady_voice_keeps_its_shape() -> None:
    time = np.arange(frames_of(1_000)) / RATE
    period = np.mod(time, 0.01)
    wave = (np.exp(-period * 2_500) * np.sin(2 * np.pi * 900 * period)).astype(np.float32)
    limited = levelled(wave)
    assert true_peak(wave * 10 ** ((LOUDNESS - loudness(wave)) / 20)) > CEILING + 1
    middle = slice(frames_of(200), frames_of(800))
    assert np.corrcoef(wave[middle], limited[middle])[0, 1] > 0.9999


def test_what_is_quiet_enough_is_only_made_louder_not_bent() -> None:
    time = np.arange(frames_of(1_000)) / RATE
    wave = (0.01 * np.sin(2 * np.pi * 500 * time)).astype(np.float32)
    middle = slice(frames_of(100), frames_of(900))
    ratio = (
        heard(mastered(wave, RATE))[middle][::11]
        / np.where(wave[middle] == 0, 1, wave[middle])[::11]
    )
    strong = np.abs(wave[middle][::11]) > 0.005
    assert np.ptp(ratio[strong]) < 0.05


def test_silence_gives_an_empty_clip() -> None:
    assert mastered(np.zeros(1_000, dtype=np.float32), 22_050).duration == 0
