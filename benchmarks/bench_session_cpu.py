"""What a live session on the screen costs, beside a bare Textual clock over a bare stream.

Both run at once in terminals of their own for half a minute, so that a busy machine slows both.
"""  # noqa: INP001 - a script of its own, no package

import os
import sys
import threading
import time

from quiet_pool import missing, quiet_pool
from terminal import Terminal, in_a_terminal

SETTLES, MEASURED = 3.0, 30.0
TICKS = os.sysconf("SC_CLK_TCK")

BARE = """
from datetime import datetime
import miniaudio
from textual.app import App
from textual.widgets import Digits

def silence():
    count = yield b""
    while True:
        count = yield bytes(2 * count)

class Clock(App):
    def compose(self):
        yield Digits()
    def on_mount(self):
        self.set_interval(1, self.tick)
    def tick(self):
        self.query_one(Digits).update(f"{datetime.now():%H:%M:%S}")

device = miniaudio.PlaybackDevice(
    miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=44100, buffersize_msec=400
)
stream = silence()
next(stream)
device.start(stream)
Clock().run()
"""


def drain(terminal: Terminal) -> None:
    """Read all that is written, so that nobody waits."""
    for _ in terminal.written():
        pass


def cpu_seconds(process: int) -> float:
    """Return how long a process has used a processor."""
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:  # noqa: PTH123 - no path, a figure
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> None:
    """Print both shares of a processor and their ratio."""
    if sys.platform != "linux" or missing():
        sys.stdout.write("CPU of a live session: not measured, it wants Linux and PulseAudio\n")
        return
    ours = [sys.executable, "-m", "aquatimer", "start", "springboard", "--from", "12:10"]
    bare = [sys.executable, "-c", BARE]
    with (
        quiet_pool() as environment,
        in_a_terminal(ours, environment) as session,
        in_a_terminal(bare, environment) as clock,
    ):
        both = session, clock
        session.read_until("Main set")
        for one in both:
            threading.Thread(target=drain, args=(one,), daemon=True).start()
        time.sleep(SETTLES)
        before = [cpu_seconds(one.process) for one in both]
        time.sleep(MEASURED)
        used = [cpu_seconds(one.process) - then for one, then in zip(both, before, strict=True)]
    shares = [100 * seconds / MEASURED for seconds in used]
    sys.stdout.write(
        f"CPU of a live session, {MEASURED:.0f} s on the screen\n"
        f"  session {shares[0]:.2f} % of a core, bare clock and stream {shares[1]:.2f} %,"
        f" ratio {shares[0] / shares[1]:.2f}\n"
    )


if __name__ == "__main__":
    main()
