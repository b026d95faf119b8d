import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.audio.loudness import SILENT, Wave, loudness, true_peak


def sine(hertz: float, milliseconds: int, height: float = 1.0, phase: float = 0.0) -> Wave:
    time = np.arange(frames_of(milliseconds)) / RATE
    return (height * np.sin(2 * np.pi * hertz * time + phase)).astype(np.float32)


def noise(milliseconds: int, height: float) -> Wave:
    generator = np.random.default_rng(seed=7)
    return (height * generator.normal(size=frames_of(milliseconds))).astype(np.float32)


def silence(milliseconds: int) -> Wave:
    return np.zeros(frames_of(milliseconds), dtype=np.float32)


@pytest.mark.parametrize("milliseconds", [60, 160, 400, 700, 5_000])
def test_the_tone_that_the_standard_is_set_by(milliseconds: int) -> None:
    assert loudness(sine(997, milliseconds)) == pytest.approx(-3.01, abs=0.05)


@given(st.floats(-40, 0))
def test_a_decibel_more_is_a_loudness_unit_more(decibels: float) -> None:
    factor = 10 ** (decibels / 20)
    assert loudness(sine(997, 500, factor)) == pytest.approx(-3.01 + decibels, abs=0.05)


def test_pauses_do_not_make_speech_quieter() -> None:
    words = noise(2_000, 0.1)
    paused = np.concatenate((words, silence(3_000), words))
    assert loudness(paused) == pytest.approx(loudness(words), abs=0.5)


@pytest.mark.parametrize("wave", [silence(0), silence(60), silence(2_000), sine(997, 500, 1e-5)])
def test_nothing_to_hear_has_no_loudness(wave: Wave) -> None:
    assert loudness(wave) == SILENT


MEASURED = {
    "noise": noise(3_000, 0.1),
    "noise, a pause, a murmur": np.concatenate(
        (noise(3_000, 0.1), silence(2_000), noise(2_000, 0.001))
    ),
    "words": np.concatenate(
        [noise(length, height) for length in (130, 310, 250) for height in (0.3, 0.02, 0.1, 0)]
    ),
    "a low tone": sine(80, 3_000, 0.5),
    "a tone in the middle": sine(1_500, 3_000, 0.5),
    "a high tone": sine(6_000, 3_000, 0.5),
    "one block": noise(400, 0.2),
}


@pytest.mark.parametrize("name", MEASURED)
def test_ffmpeg_measures_the_same(
    name: str, tmp_path: Path, real_tool: Callable[[str], str]
) -> None:
    path = tmp_path / "wave.wav"
    soundfile.write(path, MEASURED[name], RATE, subtype="FLOAT")
    command = [real_tool("ffmpeg"), "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    measured = float(said.rpartition("I:")[2].split()[0])
    # It tells tenths.
    assert loudness(MEASURED[name]) == pytest.approx(measured, abs=0.11)


def test_a_peak_between_the_samples_is_found() -> None:
    wave = sine(RATE / 4, 200, phase=np.pi / 4)
    assert 20 * np.log10(np.abs(wave).max()) == pytest.approx(-3.01, abs=0.01)
    inside = wave * np.hanning(len(wave)).astype(np.float32)
    assert true_peak(inside) == pytest.approx(0, abs=0.05)


def test_a_peak_on_a_sample_is_found_even_at_the_end() -> None:
    wave = silence(100)
    wave[-1] = -0.5
    assert true_peak(wave) >= -6.03


@pytest.mark.parametrize("wave", [silence(0), silence(100)])
def test_silence_has_no_peak(wave: Wave) -> None:
    assert true_peak(wave) == SILENT
