from pathlib import Path

import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.audio.loudness import Wave, loudness, true_peak
from aquatimer.audio.mastering import CEILING, LOUDNESS
from aquatimer.audio.tones import loudness_of, tones
from aquatimer.devices.folders import shipped_folder
from aquatimer.plan.cues import Sound

TONES = tones()
each_tone = pytest.mark.parametrize("sound", Sound)


def heard(sound: Sound) -> Wave:
    return (TONES[sound].samples / 32_767).astype(np.float32)


def spectrum(sound: Sound) -> tuple[Wave, Wave]:
    wave = heard(sound)
    return np.fft.rfftfreq(len(wave), 1 / RATE).astype(np.float32), np.abs(np.fft.rfft(wave)) ** 2


def pitch(wave: Wave) -> float:
    """Return the pitch that is heard, by the period after which the wave is most like itself."""
    spectrum = np.fft.rfft(wave, 2 * len(wave))
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)
    first, last = RATE // 1_500, RATE // 200
    return float(RATE / (first + int(np.argmax(likeness[first:last]))))


def part(sound: Sound, start: int, end: int) -> Wave:
    return heard(sound)[frames_of(start) : frames_of(end)]


@pytest.mark.parametrize(
    ("sound", "milliseconds"),
    [
        (Sound.TICK, 160),
        (Sound.CHANGE, 400),
        (Sound.EASIER, 400),
        (Sound.REST, 700),
        (Sound.HALF, 300),
        (Sound.REP, 60),
        (Sound.FINISH, 1_200),
        (Sound.CLICK, 30),
    ],
)
def test_a_tone_lasts_as_long_as_the_plan_says(sound: Sound, milliseconds: int) -> None:
    assert TONES[sound].duration == milliseconds
    assert len(TONES[sound].samples) == frames_of(milliseconds)


@each_tone
def test_a_tone_is_as_loud_as_speech_or_soft(sound: Sound) -> None:
    assert loudness(heard(sound)) == pytest.approx(loudness_of(sound), abs=0.1)
    assert true_peak(heard(sound)) < CEILING


def test_only_what_comes_all_the_time_is_soft() -> None:
    assert {s: loudness_of(s) - LOUDNESS for s in Sound if loudness_of(s) != LOUDNESS} == {
        Sound.REP: -8,
        Sound.CLICK: -6,
    }


@each_tone
def test_a_tone_lies_where_small_speakers_carry(sound: Sound) -> None:
    hertz, power = spectrum(sound)
    inside = power[(hertz >= 480) & (hertz <= 3_000)].sum()
    assert inside > 0.98 * power.sum()


@each_tone
def test_no_tone_is_a_whistle(sound: Sound) -> None:
    hertz, power = spectrum(sound)
    assert power[hertz > 2_000].sum() < 0.2 * power.sum()


@each_tone
def test_a_tone_begins_and_ends_without_a_click(sound: Sound) -> None:
    wave = heard(sound)
    loudest = np.abs(wave).max()
    for edge in (wave[: frames_of(1)], wave[-frames_of(1) :]):
        assert np.abs(edge).max() < 0.1 * loudest


def test_pitches_tell_the_changes_apart() -> None:
    tick = pitch(part(Sound.TICK, 0, 160))
    assert tick == pytest.approx(523, rel=0.02)
    assert pitch(part(Sound.CHANGE, 0, 400)) == pytest.approx(2 * tick, rel=0.03)
    assert pitch(part(Sound.REST, 0, 700)) == pytest.approx(tick / 2, rel=0.02)
    assert pitch(part(Sound.EASIER, 0, 200)) > 1.4 * pitch(part(Sound.EASIER, 200, 400))
    assert pitch(part(Sound.HALF, 0, 120)) == pytest.approx(
        pitch(part(Sound.HALF, 180, 300)), rel=0.02
    )
    assert not part(Sound.HALF, 120, 180).any()
    first, second, third = (
        pitch(part(Sound.FINISH, *times)) for times in ((0, 250), (250, 500), (500, 1_200))
    )
    assert first < second < third


@each_tone
def test_the_shipped_files_are_what_the_script_makes(sound: Sound) -> None:
    path = Path(shipped_folder("sounds")) / f"{sound}.wav"
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == RATE
    assert soundfile.info(path).subtype == "PCM_16"
    # Another processor may round the last bit the other way.
    assert np.abs(samples.astype(int) - TONES[sound].samples).max() <= 1
