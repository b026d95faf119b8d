"""`say` and `doctor` on a real sound server, recorded from it, and on none."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aquatimer.audio.clips import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.devices.conftest import SoundServer

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux is there a sound server of our own"
)


def call(
    environment: "Mapping[str, str]", home: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aquatimer", *arguments]
    own = {**environment, "AQUATIMER_HOME": str(home)}
    return subprocess.run(command, env=own, check=False, capture_output=True, text=True)


def seconds_of_sound(samples: "np.ndarray[tuple[int], np.dtype[np.int16]]") -> float:
    blocks = np.abs(samples[: len(samples) // 441 * 441].reshape(-1, 441)).max(axis=1)
    return float((blocks > 100).sum() / 100)


def test_what_is_said_is_heard(sound_server: "SoundServer", tmp_path: Path) -> None:
    recorder = sound_server.record()
    recorder.forget()
    ran = call(sound_server.environment, tmp_path, "say", "Sprint. One minute. Last round.")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    heard = recorder.samples_after(1_000)
    assert len(heard) > RATE
    assert 1 < seconds_of_sound(heard) < 4


@pytest.mark.parametrize(("noise", "softest"), [(True, [-1, 0, 1]), (False, [0])])
def test_noise_is_played_where_it_is_asked_for_and_nowhere_else(
    sound_server: "SoundServer", tmp_path: Path, *, noise: bool, softest: list[int]
) -> None:
    if noise:
        settings = tmp_path / "config" / "settings.toml"
        settings.parent.mkdir()
        settings.write_text("[sound]\nnoise = true\n")
    recorder = sound_server.record()
    recorder.forget()
    assert call(sound_server.environment, tmp_path, "say", "Go.").returncode == 0
    heard = recorder.samples_after(1_000)
    # The half second before the word.
    first = int(np.flatnonzero(np.abs(heard) > 3)[0])
    assert np.unique(heard[first - RATE // 3 : first - RATE // 20]).tolist() == softest


def test_without_a_device_say_tells_what_to_do(tmp_path: Path) -> None:
    nowhere = {
        **os.environ,
        "PULSE_SERVER": "unix:/nowhere",
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    ran = call(nowhere, tmp_path, "say", "Sprint.")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("aquatimer: No sound ")
    assert "Connect a speaker or headphones" in ran.stderr
    assert "-o say.wav" in ran.stderr


def test_doctor_names_the_device_and_plays_on_it_unless_it_is_to_be_quiet(
    sound_server: "SoundServer", tmp_path: Path
) -> None:
    sound_server.control("load-module", "module-null-sink", "sink_name=first")
    recorder = sound_server.record()
    recorder.forget()
    ran = call(sound_server.environment, tmp_path, "doctor", "--quiet")
    assert "sound device   works    Null Output, by PulseAudio: opened." in ran.stdout
    assert seconds_of_sound(recorder.samples_after(1_000)) == 0
    ran = call(sound_server.environment, tmp_path, "doctor")
    assert "Null Output, by PulseAudio: played a tone and the voice." in ran.stdout
    assert 0.6 < seconds_of_sound(recorder.samples_after(1_000)) < 2
