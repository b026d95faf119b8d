"""A stretch of a session heard alone: how it goes on, and on a real sound server how it sounds."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aquatimer.cli.rehearsals import StudioRehearsal
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.rehearsal import Stretch
from tests.devices.conftest import sound_server as sound_server  # noqa: PLC0414 - a fixture
from tests.fake_player import FakePlayer

if TYPE_CHECKING:
    from tests.devices.conftest import SoundServer

STRETCH = Stretch(60_000, 90_000, 4, 4)
CUES = tuple(
    Cue(at, CueKind.TONE, "tick", 100, 0, Sound.TICK) for at in (57_000, 60_000, 75_000, 90_000)
)
PLAN = CuePlan("t", 120_000, CUES)

HEARD = """
import sys
import numpy as np
from aquatimer.audio.clips import frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.cli import rehearsals
from aquatimer.cli.speaking import asked_speaker
from aquatimer.cli.studio import open_studio
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.programs import compile
from aquatimer.plan.rehearsal import Stretch, heard_in
from time import sleep

timeline = compile("title: T\\n10s easy\\n2s hard\\n10s easy\\n")
stretch = Stretch(10_000, 12_000, 3, 3)
studio = open_studio(asked_speaker())
quiet = lambda done, total: None
production = studio.produce(timeline, Verbosity.COACH, quiet)
plan = heard_in(production.plan, stretch)
mix = production.coach.mix_of(plan).render(frames_of(6_500), frames_of(7_000))
mix.astype("<i2").tofile(sys.argv[1])
heard = rehearsals.rehearsed(studio, timeline, Verbosity.COACH, stretch, quiet)
while heard.position() is not None:
    sleep(0.05)
print(heard.trouble(), *heard.notices)
heard.close()
"""


def rehearsing(position: int) -> tuple[StudioRehearsal, FakePlayer]:
    player = FakePlayer(position)
    return StudioRehearsal(PLAN, player, STRETCH), player


def test_it_plays_at_once_and_is_over_after_its_last_sound() -> None:
    rehearsal, player = rehearsing(56_500)
    assert player.asked == ["play"]
    assert rehearsal.position() == 56_500
    player.now = 90_099
    assert rehearsal.position() == 90_099
    player.now = 90_100
    assert rehearsal.position() is None
    rehearsal.close()
    assert player.asked == ["play", "close"]


@pytest.mark.parametrize(
    ("position", "there"), [(60_100, 74_600), (74_600, 89_600), (89_800, 90_100)]
)
def test_it_goes_on_to_shortly_before_the_next_sound_and_then_to_its_end(
    position: int, there: int
) -> None:
    rehearsal, player = rehearsing(position)
    rehearsal.skip()
    assert player.now == there


def test_what_breaks_is_told() -> None:
    player = FakePlayer(0, broken="No sound device was found.")
    assert StudioRehearsal(PLAN, player, STRETCH).trouble() == "No sound device was found."


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a sound server of our own")
def test_it_sounds_as_the_session_does_there(sound_server: "SoundServer", tmp_path: Path) -> None:
    recorder = sound_server.record()
    recorder.forget()
    mix = tmp_path / "mix.raw"
    ran = subprocess.run(
        [sys.executable, "-c", HEARD, str(mix)],
        env={**sound_server.environment, "AQUATIMER_HOME": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, "None", "")
    heard = np.trim_zeros(recorder.samples_after(1_000))
    expected = np.trim_zeros(np.fromfile(mix, dtype="<i2"))
    assert np.array_equal(heard, expected)
