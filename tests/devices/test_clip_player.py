"""The fallback for real: simpleaudio in its child, ALSA, a sound server, and what that heard."""

import importlib.util
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.tones import tones
from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_player import ClipPlayer
from aquatimer.devices.clock import MonotonicClock
from aquatimer.devices.player import Output, open_player
from aquatimer.devices.sound_card import NoSoundDeviceError
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound

if TYPE_CHECKING:
    from tests.devices.conftest import SoundServer

CLIPS = tones()
NEAR = 0.06 * RATE  # a clip starts when it starts: that is why this is the fallback

if sys.version_info >= (3, 12):
    pytest.skip("simpleaudio crashes on Python 3.12 and later", allow_module_level=True)


@pytest.fixture(autouse=True)
def _installed() -> None:
    if importlib.util.find_spec("simpleaudio") is None:
        reason = "simpleaudio is not installed: pip install -e '.[simpleaudio]'"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def heard_server(recorded_server: "SoundServer", monkeypatch: pytest.MonkeyPatch) -> "SoundServer":
    """The server that ALSA's programs play into."""
    for name, value in recorded_server.environment.items():
        monkeypatch.setenv(name, value)
    (recorded_server.home / ".asoundrc").write_text("pcm.!default { type pulse }\n")
    return recorded_server


def score(*times: int) -> Score:
    cues = tuple(
        Cue(at, CueKind.TONE, "tick", CLIPS[Sound.TICK].duration, 0, Sound.TICK) for at in times
    )
    return Score(CuePlan("clips", times[-1] + 1_000, cues), lambda plan: Mixer(plan, CLIPS, {}))


def onsets(samples: "np.ndarray[tuple[int, ...], np.dtype[np.int16]]") -> list[int]:
    loud = np.flatnonzero(np.abs(samples) > 100)
    return [int(frame) for frame in loud[np.diff(loud, prepend=-RATE) > RATE // 20]]


def test_clips_are_heard_about_when_they_are_due(heard_server: "SoundServer") -> None:
    [recorder] = heard_server.recorders
    recorder.forget()
    player = ClipPlayer(score(300, 800, 1_300, 1_900), 0, MonotonicClock())
    player.play()
    heard = onsets(recorder.samples_after(3_500))
    player.close()
    gaps = [two - one for one, two in pairwise(heard)]
    assert gaps == pytest.approx([frames_of(500), frames_of(500), frames_of(600)], abs=NEAR)
    assert player.trouble() is not None  # its child is gone


def test_a_runner_who_sets_it_gets_it_though_a_stream_could_be_opened(
    heard_server: "SoundServer",
) -> None:
    [recorder] = heard_server.recorders
    recorder.forget()
    player = open_player(score(300, 800), 0, output=Output(clip_by_clip=True))
    assert isinstance(player, ClipPlayer)
    player.play()
    heard = onsets(recorder.samples_after(2_000))
    player.close()
    assert [two - one for one, two in pairwise(heard)] == pytest.approx([frames_of(500)], abs=NEAR)


def test_doctor_names_what_the_runner_set(heard_server: "SoundServer", tmp_path: Path) -> None:
    settings = tmp_path / "config" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[sound]\noutput = "simpleaudio"\n')
    ran = subprocess.run(
        [sys.executable, "-m", "aquatimer", "doctor", "--quiet"],
        env={**heard_server.environment, "AQUATIMER_HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "sound device   works    the default one, by simpleaudio.\n" in ran.stdout


def test_held_it_is_silent_and_another_plan_is_played_from_then_on(
    heard_server: "SoundServer",
) -> None:
    [recorder] = heard_server.recorders
    recorder.forget()
    player = ClipPlayer(score(300, 900), 0, MonotonicClock())
    player.play()
    player.hold()
    assert len(onsets(recorder.samples_after(1_500))) == 0
    player.load(score(60_200, 60_600).plan, 60_000)
    assert player.position() == 60_000
    player.play()
    heard = onsets(recorder.samples_after(2_000))
    assert player.ahead() >= 60_600
    player.close()
    assert [two - one for one, two in pairwise(heard)] == pytest.approx([frames_of(400)], abs=NEAR)


@pytest.mark.usefixtures("heard_server")
def test_a_crash_of_the_child_is_not_ours_and_is_told() -> None:
    player = ClipPlayer(score(300), 0, MonotonicClock())
    player.play()
    before = player.position()
    assert player.trouble() is None
    player.child.send_signal(signal.SIGSEGV)
    player.child.wait()
    assert "The sound stopped" in (player.trouble() or "")
    player.seek(60_000)
    assert player.position() >= 60_000 > before
    player.close()


def test_without_a_device_there_are_no_clips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    with pytest.raises(NoSoundDeviceError, match="No sound device was found"):
        ClipPlayer(score(300), 0, MonotonicClock())
