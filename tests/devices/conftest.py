"""What stands in for a pool deck: a clock that is set by hand, and a sound server of our own."""

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.units.durations import SECOND, Milliseconds

_WARM_UP = SECOND  # an idle null sink works in blocks of two seconds, one that is heard does not
_ANSWERS_WITHIN = 20.0


@dataclass(slots=True)
class FakeClock:
    """Stands still until the test moves it."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(1_000.0)


@dataclass
class Recorder:
    """Records all that a sound server plays, from its making on."""

    process: subprocess.Popen[bytes]
    taken: bytearray = field(default_factory=bytearray)
    grown: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.samples_after(_WARM_UP)

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as sound:
            while block := sound.read(4_096):
                with self.grown:
                    self.taken += block
                    self.grown.notify_all()

    def samples_after(self, duration: Milliseconds) -> NDArray[np.int16]:
        """Return all that was recorded so far, at the earliest when `duration` more has been."""
        with self.grown:
            size = len(self.taken) + 2 * frames_of(duration)
            assert self.grown.wait_for(lambda: len(self.taken) >= size, _ANSWERS_WITHIN)
            return np.frombuffer(bytes(self.taken), dtype="<i2")

    def forget(self) -> None:
        """Leave out of what follows all that was recorded so far."""
        with self.grown:
            self.taken.clear()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()


@dataclass
class SoundServer:
    """A PulseAudio server with one sink that nobody hears, apart from any other on the machine."""

    home: Path
    recorders: list[Recorder] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        ours = {"HOME": self.home, "XDG_RUNTIME_DIR": self.home, "PULSE_RUNTIME_PATH": self.home}
        return {
            **{name: value for name, value in os.environ.items() if "PULSE" not in name},
            **{name: str(path) for name, path in ours.items()},
            "PULSE_SERVER": f"unix:{self.home}/native",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        }

    def start(self) -> None:
        """Return when it takes clients."""
        (self.home / "pid").unlink(missing_ok=True)
        subprocess.run(
            [
                *("pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=60"),
                *("-L", "module-native-protocol-unix"),
                *("-L", f"module-null-sink sink_name=pool format=s16le rate={RATE} channels=1"),
            ],
            env=self.environment,
            capture_output=True,
            check=True,
            timeout=_ANSWERS_WITHIN,
        )

    def control(self, *command: str) -> None:
        subprocess.run(
            ["pactl", *command],
            env=self.environment,
            capture_output=True,
            check=True,
            timeout=_ANSWERS_WITHIN,
        )

    def send(self, number: signal.Signals) -> None:
        os.kill(int((self.home / "pid").read_text()), number)

    def record(self) -> Recorder:
        """Return a recorder that has settled."""
        sound = (f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw", "--latency-msec=10")
        parec = subprocess.Popen(
            ["parec", "-d", "pool.monitor", *sound],
            env=self.environment,
            stdout=subprocess.PIPE,
        )
        self.recorders.append(Recorder(parec))
        return self.recorders[-1]

    def close(self) -> None:
        for recorder in self.recorders:
            recorder.close()
        if (self.home / "pid").exists():
            self.send(signal.SIGKILL)


@contextmanager
def serving(real_tool: Callable[[str], str]) -> Iterator[SoundServer]:
    for tool in ("pulseaudio", "pactl", "parec"):
        real_tool(tool)
    with tempfile.TemporaryDirectory(prefix="pool") as home:
        server = SoundServer(Path(home))
        server.start()
        yield server
        server.close()


@pytest.fixture
def sound_server(real_tool: Callable[[str], str]) -> Iterator[SoundServer]:
    with serving(real_tool) as server:
        yield server


@pytest.fixture(scope="module")
def recorded_server(real_tool: Callable[[str], str]) -> Iterator[SoundServer]:
    """A server that a recorder listens to all the time, so that its sink never falls idle."""
    with serving(real_tool) as server:
        server.record()
        yield server
