"""Sessions played through a real sound server and recorded from it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.devices.blocks import FADE

if TYPE_CHECKING:
    from tests.devices.conftest import SoundServer

POOLSIDE = Path(__file__).with_name("poolside.py")
DEADLINE = 30.0
RAMP = 30_000
State = dict[str, Any]

OPEN_TEN_TIMES = """
import os
from aquatimer.devices.sound_card import NoSoundDeviceError, open_card

def opened():
    try:
        open_card(bytes, 1, 5.0).close()
    except NoSoundDeviceError:
        return 0
    return 1

opened()
before = len(os.listdir("/proc/self/fd"))
print(sum(opened() for _ in range(10)), "opened,", end=" ")
print(len(os.listdir("/proc/self/fd")) - before, "files left open")
"""


@dataclass
class Session:
    """A session that plays in a process of its own."""

    process: subprocess.Popen[str]

    def tell(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def until(self, reached: Callable[[State], bool]) -> list[State]:
        """Return what is seen from now until a state is `reached`, that state the last."""
        assert self.process.stdout is not None
        seen: list[State] = []
        for line in self.process.stdout:
            seen.append(json.loads(line))
            if reached(seen[-1]):
                return seen
        pytest.fail(f"the session ended after {seen[-3:]}")

    def close(self) -> State:
        self.tell("close")
        return self.until(lambda state: "closed_after" in state)[-1]


@contextmanager
def session_of(mix: str, environment: Mapping[str, str], *expected: str) -> Iterator[Session]:
    """Start a session whose process does not outlive the deadline, and wants nothing on fd 2."""
    with subprocess.Popen(
        [sys.executable, POOLSIDE, mix, *expected],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        deadline = threading.Timer(DEADLINE, process.kill)
        deadline.start()
        yield Session(process)
        _, complaints = process.communicate()
        deadline.cancel()
        assert (complaints, process.returncode) == ("", 0)


def has_reached(position: int) -> Callable[[State], bool]:
    return lambda state: state["position"] >= position


def in_trouble(state: State) -> bool:
    return state["trouble"] is not None


def onsets(samples: NDArray[np.int16]) -> list[int]:
    """Return where sound begins after at least 20 ms of silence."""
    loud = np.flatnonzero(samples)
    after_silence = np.diff(loud, prepend=-RATE) > RATE // 50
    return [int(frame) for frame in loud[after_silence]]


def stretches(ramp: NDArray[np.int16]) -> list[NDArray[np.int16]]:
    """Cut a recorded ramp where it jumps or is silent; leave out silence and fades."""
    follows = ramp[1:] == ramp[:-1] % RAMP + 1
    pieces = np.split(ramp, np.flatnonzero(~follows) + 1)
    return [piece for piece in pieces if piece[0] != 0 and len(piece) > FADE]


def test_a_session_is_heard_as_it_was_mixed_sample_for_sample(
    recorded_server: "SoundServer", tmp_path: Path
) -> None:
    [recorder] = recorded_server.recorders
    mix = tmp_path / "mix.raw"
    with session_of("session", recorded_server.environment, str(mix)) as session:
        session.tell("play")
        seen = session.until(has_reached(2_500))
        heard = recorder.samples_after(800)
        session.close()
    expected = np.trim_zeros(np.frombuffer(mix.read_bytes(), dtype="<i2"))
    first = onsets(heard)[0]
    assert [frame - first for frame in onsets(heard)] == onsets(expected)
    assert len(onsets(expected)) == 6
    assert np.array_equal(np.trim_zeros(heard), expected)
    assert {state["trouble"] for state in seen} == {None}
    assert all(one["position"] <= two["position"] for one, two in pairwise(seen))


def test_held_it_is_silent_and_goes_on_where_it_stopped(recorded_server: "SoundServer") -> None:
    [recorder] = recorded_server.recorders
    recorder.forget()
    with session_of("ramp", recorded_server.environment) as session:
        session.tell("play")
        session.until(has_reached(-500))
        session.tell("hold")
        session.tell("seek 60000")
        recorder.samples_after(1_200)
        assert session.until(has_reached(60_000))[-1]["position"] == 60_000
        session.tell("play")
        seen = session.until(has_reached(60_500))[-1]
        heard = recorder.samples_after(0)
        session.close()
    before, after = stretches(heard)
    assert before[0] - 1 == frames_of(-1_200) % RAMP
    assert len(before) >= frames_of(700)
    assert after[0] - 1 == frames_of(60_000) % RAMP
    # What a null sink's monitor has played just now is what would be heard just now.
    assert len(after) == pytest.approx(frames_of(seen["position"] - 60_000), abs=frames_of(150))


def test_when_the_server_dies_it_says_so_goes_on_and_comes_back(
    sound_server: "SoundServer",
) -> None:
    with session_of("ramp", sound_server.environment) as session:
        session.tell("play")
        alive = session.until(has_reached(-1_100))[-1]
        sound_server.send(signal.SIGKILL)
        lost = session.until(in_trouble)[-1]
        sound_server.start()
        back = session.until(lambda state: not in_trouble(state))[-1]
        recorder = sound_server.record()
        heard = recorder.samples_after(1_000)
        session.close()
    assert "The sound stopped" in lost["trouble"]
    assert lost["time"] - alive["time"] < 3
    assert back["time"] - lost["time"] < 7
    assert back["position"] - lost["position"] == pytest.approx(
        1_000 * (back["time"] - lost["time"]), abs=50
    )
    assert len(stretches(heard)[-1]) > RATE


def test_a_server_that_hangs_holds_nobody_up(sound_server: "SoundServer") -> None:
    with session_of("ramp", sound_server.environment) as session:
        session.tell("play")
        session.until(has_reached(-1_100))
        sound_server.send(signal.SIGSTOP)
        lost = session.until(in_trouble)[-1]
        rolling = session.until(has_reached(lost["position"] + 500))[-1]
        sound_server.send(signal.SIGCONT)
        session.until(lambda state: not in_trouble(state))
        sound_server.send(signal.SIGSTOP)
        closed = session.close()
    assert rolling["time"] - lost["time"] < 1
    assert closed["closed_after"] < 5


NO_DEVICE = "No sound device was found. "


def test_without_a_sound_server_it_goes_on_in_silence_and_says_what_to_do(tmp_path: Path) -> None:
    nowhere = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path}/none", "HOME": str(tmp_path)}
    with session_of("ramp", {**nowhere, "XDG_RUNTIME_DIR": str(tmp_path)}) as session:
        session.tell("play")
        [*_, state] = session.until(has_reached(-1_000))
        session.close()
    assert state["trouble"].startswith(NO_DEVICE + "Connect a speaker")
    assert state["trouble"].endswith("start with --mute to go without sound.")


def test_the_stand_in_of_a_server_without_a_device_is_no_device(
    sound_server: "SoundServer",
) -> None:
    sound_server.control("unload-module", "module-null-sink")
    sound_server.control("load-module", "module-null-sink", "sink_name=auto_null")
    with session_of("ramp", sound_server.environment) as session:
        [state] = session.until(in_trouble)
        session.close()
    assert state["trouble"].startswith(NO_DEVICE)


@pytest.mark.parametrize("sinks", [0, 1])
def test_a_card_opened_again_and_again_leaves_nothing_open(
    sound_server: "SoundServer", sinks: int
) -> None:
    if not sinks:
        sound_server.control("unload-module", "module-null-sink")
    opening = subprocess.run(
        [sys.executable, "-c", OPEN_TEN_TIMES],
        env=sound_server.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=DEADLINE,
    )
    assert opening.stdout == f"{10 * sinks} opened, 0 files left open\n"
    assert opening.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the sound system is always there")
def test_a_computer_without_any_sound_system_does_not_play_to_nobody(tmp_path: Path) -> None:
    for name in ("libpulse.so", "libasound.so", "libjack.so"):
        for library in (name, f"{name}.0", f"{name}.2"):
            (tmp_path / library).write_text("not a library")
    with session_of("ramp", {**os.environ, "LD_LIBRARY_PATH": str(tmp_path)}) as session:
        [state] = session.until(in_trouble)
        session.close()
    assert state["trouble"].startswith("No sound system is installed. ")
