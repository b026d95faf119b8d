"""A sound server of its own that nobody hears, for measurements."""  # noqa: INP001 - a script of its own, no package

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

RATE = 44_100
_TOOLS = ("pulseaudio", "parec", "pactl")


def missing() -> str | None:
    """Return the tool that is not installed."""
    return next((tool for tool in _TOOLS if shutil.which(tool) is None), None)


@contextmanager
def quiet_pool() -> Iterator[Mapping[str, str]]:
    """Yield the environment of programs that play into a null sink called `pool`."""
    with tempfile.TemporaryDirectory(prefix="quiet-pool") as home:
        environment = {
            **os.environ,
            **dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH"), home),
            "PULSE_SERVER": f"unix:{home}/native",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            "AQUATIMER_HOME": f"{home}/aquatimer",
        }
        server = [
            *("pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=-1"),
            *("-L", "module-native-protocol-unix"),
            *("-L", f"module-null-sink sink_name=pool format=s16le rate={RATE} channels=1"),
        ]
        quiet = subprocess.DEVNULL
        subprocess.run(server, env=environment, check=True, stderr=quiet)  # noqa: S603 - our own words
        try:
            yield environment
        finally:
            os.kill(int((Path(home) / "pid").read_text()), 15)


@contextmanager
def recording(environment: Mapping[str, str], into: Path) -> Iterator[None]:
    """Record all that is played meanwhile, as 16-bit samples."""
    sound = ("--format=s16le", f"--rate={RATE}", "--channels=1", "--raw", "--latency-msec=10")
    command = ["parec", "-d", "pool.monitor", *sound]
    with into.open("wb") as out:
        recorder = subprocess.Popen(command, env=environment, stdout=out)  # noqa: S603 - likewise
        try:
            yield
        finally:
            recorder.terminate()
            recorder.wait()
