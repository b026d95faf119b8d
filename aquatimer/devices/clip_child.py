"""Plays clips at their times through simpleaudio, in a process of its own: `python -m` this.

simpleaudio starts one clip at a time, and on some systems takes its process down with it. It is
told on standard input: a time on the monotonic clock and the samples, or to be quiet.
"""

import contextlib
import heapq
import struct
import sys
import threading
import time
from itertools import count
from typing import BinaryIO

from aquatimer.devices.alsa import silence_alsa

HEADER = struct.Struct("<dI")
"""When to play, and how many bytes follow; none mean to stop all that sounds or waits."""

READY = b"ready\n"
NO_DEVICE = 3
RATE, CHANNELS, SAMPLE_BYTES = 44_100, 1, 2


class Timetable:
    """Clips in the order of their times, until there are no more."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._clips: list[tuple[float, int, bytes]] = []
        self._numbers = count()
        self._closed = False
        self.quiet = False

    def add(self, at: float, samples: bytes) -> None:
        """Add a clip; without samples, forget all clips."""
        with self._changed:
            if samples:
                heapq.heappush(self._clips, (at, next(self._numbers), samples))
            else:
                self._clips.clear()
                self.quiet = True
            self._changed.notify()

    def close(self) -> None:
        """Have no more clips come."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def next(self) -> bytes | None:
        """Wait for a clip to be due and return it, nothing to be quiet, None at the end."""
        with self._changed:
            while True:
                if self.quiet:
                    self.quiet = False
                    return b""
                if self._closed:
                    return None
                wait = self._clips[0][0] - time.monotonic() if self._clips else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._clips)[2]
                self._changed.wait(wait)


def read(source: BinaryIO, timetable: Timetable) -> None:
    """Fill the timetable until the source ends."""
    while len(header := source.read(HEADER.size)) == HEADER.size:
        at, size = HEADER.unpack(header)
        timetable.add(at, source.read(size))
    timetable.close()


def main() -> int:
    """Play what comes until nothing more comes."""
    silence_alsa()
    import simpleaudio  # noqa: PLC0415 - only this process may have it

    timetable = Timetable()
    try:
        simpleaudio.play_buffer(bytes(RATE // 50), CHANNELS, SAMPLE_BYTES, RATE).wait_done()
        sys.stdout.buffer.write(READY)
        sys.stdout.buffer.flush()
        threading.Thread(target=read, args=(sys.stdin.buffer, timetable), daemon=True).start()
        while (samples := timetable.next()) is not None:
            if samples:
                simpleaudio.play_buffer(samples, CHANNELS, SAMPLE_BYTES, RATE)
            else:
                simpleaudio.stop_all()
    except simpleaudio.SimpleaudioError:
        return NO_DEVICE
    return 0


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
