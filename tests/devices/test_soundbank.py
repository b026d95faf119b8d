from pathlib import Path

import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.audio.loudness import Wave, loudness
from aquatimer.audio.mastering import LOUDNESS
from aquatimer.audio.ports import SoundBank
from aquatimer.devices.folders import shipped_folder
from aquatimer.devices.soundbank import FileSoundBank
from aquatimer.plan.cues import Sound

SHIPPED = shipped_folder("sounds")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path


def bell(seconds: float, rate: int = RATE) -> Wave:
    return (0.1 * np.sin(np.arange(round(seconds * rate)) / rate * 6_000)).astype(np.float32)


def with_own(own: Path) -> SoundBank:
    return FileSoundBank(SHIPPED, own)


def the_only_problem(bank: SoundBank) -> str:
    assert np.array_equal(
        bank.tones()[Sound.CHANGE].samples, FileSoundBank(SHIPPED).tones()[Sound.CHANGE].samples
    )
    assert len(bank.problems) == 1
    return bank.problems[0]


def test_every_tone_is_shipped(own: Path) -> None:
    bank = with_own(own / "never-made")
    assert set(bank.tones()) == set(Sound)
    assert bank.tones()[Sound.CHANGE].duration == 400
    assert bank.problems == ()


@pytest.mark.parametrize(
    "name", ["change.wav", "Change.WAV", "change.flac", "change.ogg", "change.mp3"]
)
@pytest.mark.parametrize("rate", [22_050, 48_000])
def test_a_runners_own_sound_takes_the_place_of_ours(own: Path, name: str, rate: int) -> None:
    one = bell(1.5, rate)
    soundfile.write(own / name, np.stack((one, one), axis=1), rate)
    bank = with_own(own)
    assert bank.problems == ()
    clip = bank.tones()[Sound.CHANGE]
    assert clip.duration == pytest.approx(1_500, abs=60)
    assert loudness((clip.samples / 32_767).astype(np.float32)) == pytest.approx(LOUDNESS, abs=0.2)
    assert bank.tones()[Sound.TICK].duration == 160


def test_an_own_sound_for_repetitions_is_soft_as_well(own: Path) -> None:
    soundfile.write(own / "rep.wav", bell(0.5), RATE)
    clip = with_own(own).tones()[Sound.REP]
    assert clip.duration == 500
    assert loudness((clip.samples / 32_767).astype(np.float32)) == pytest.approx(-24, abs=0.2)


@pytest.mark.parametrize(("name", "seconds"), [("change", 3), ("tick", 0.9)])
def test_a_sound_that_is_too_long_is_refused(own: Path, name: str, seconds: float) -> None:
    path = own / f"{name}.wav"
    soundfile.write(path, bell(seconds), RATE)
    assert with_own(own).problems == ()
    soundfile.write(path, bell(seconds + 0.1), RATE)
    assert the_only_problem(with_own(own)) == (
        f"Your sound {path} is longer than {seconds:g} seconds,"
        f" so the usual {name} tone is played in its place."
    )


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 1_000])
def test_what_is_no_sound_is_refused(own: Path, content: bytes) -> None:
    (own / "change.wav").write_bytes(content)
    assert the_only_problem(with_own(own)) == (
        f"Your sound {own}/change.wav cannot be read as a sound,"
        " so the usual change tone is played in its place."
    )


def test_a_folder_is_no_sound(own: Path) -> None:
    (own / "change.wav").mkdir()
    assert "cannot be read as a sound" in the_only_problem(with_own(own))


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (np.zeros(4_410, dtype=np.float32), "is silent"),
        (np.zeros(0, dtype=np.float32), "is silent"),
        (np.full(4_410, np.nan, dtype=np.float32), "is broken"),
        (np.ones((441, 6), dtype=np.float32), "has 6 channels at 44100 Hz, which is not usual"),
    ],
)
def test_a_sound_of_nothing_to_play_is_refused(own: Path, samples: Wave, why: str) -> None:
    soundfile.write(own / "change.wav", samples, RATE, subtype="FLOAT")
    assert f"change.wav {why}, so" in the_only_problem(with_own(own))


def test_a_name_that_is_no_tones_is_told(own: Path) -> None:
    soundfile.write(own / "chnage.wav", bell(1), RATE)
    (own / "notes.txt").touch()
    assert the_only_problem(with_own(own)) == (
        f"Your sound {own}/chnage.wav is not used: its name must be one of"
        " tick, change, easier, rest, half, rep, finish, click."
    )


def test_a_folder_that_cannot_be_read_is_told(own: Path) -> None:
    (own / "sounds").touch()
    assert the_only_problem(with_own(own / "sounds")) == (
        f"Your sounds in {own}/sounds cannot be read (Not a directory),"
        " so the usual ones are played."
    )


def test_a_broken_installation_still_has_every_tone(tmp_path: Path) -> None:
    bank = FileSoundBank(tmp_path)
    assert set(bank.tones()) == set(Sound)
    assert bank.tones()[Sound.FINISH].duration == 1_200
    assert len(bank.problems) == len(Sound)
    assert bank.problems[0] == (
        f"The sound {tmp_path}/tick.wav that belongs to aquatimer is missing or broken,"
        " so it was made anew for this session. Install aquatimer again."
    )
