"""One open stream on the sound card, through miniaudio."""

import sys
import threading
from collections.abc import Callable, Generator
from typing import Protocol

import miniaudio

from aquatimer.audio.clips import RATE
from aquatimer.devices.alsa import silence_alsa
from aquatimer.devices.stream_clock import BUFFER

Fill = Callable[[int], bytes]
"""Gives that many frames as 16-bit samples; called by the device's own thread, must not raise."""

_CLOSES_WITHIN = 1.0  # a sound server that hangs would hold it for ever
_NO_BACKEND = "Null"  # what miniaudio plays on, in silence, where it finds no sound system
_PULSE = "PulseAudio"
_STAND_IN = b"auto_null\0"

_WHAT_TO_DO = {
    "linux": (
        "Connect a speaker or headphones and check that a sound server is running"
        " (PipeWire or PulseAudio; `pactl info` tells)"
    ),
    "darwin": "Connect a speaker or headphones and choose it in System Settings, Sound, Output",
    "win32": "Connect a speaker or headphones and choose it in Settings, System, Sound",
}


WITHOUT_SOUND = ", or start with --mute to go without sound."


class NoSoundDeviceError(Exception):
    """No device could be opened; the text tells the runner why, and what to do.

    `certain` is true where the sound server was asked and has none: no other way leads to one.
    """

    def __init__(self, why: str, *, certain: bool = False) -> None:
        self.certain = certain
        advice = _WHAT_TO_DO.get(sys.platform, "Connect a speaker or headphones")
        super().__init__(f"{why}. {advice}{WITHOUT_SOUND}")


class Card(Protocol):
    """A stream that is open and pulls."""

    def close(self) -> None:
        """Give the device back; returns soon even if it hangs."""
        ...


OpenCard = Callable[[Fill, int, float | None], Card]
"""What `open_card` is."""


def open_card(fill: Fill, channels: int, wait: float | None) -> Card:
    """Open the default device for so many channels and let it pull from `fill` at once.

    Raises NoSoundDeviceError where there is none, or none that answers within `wait` seconds;
    without a limit, a sound server that hangs is waited for.
    """
    silence_alsa()
    opening = _Opening(fill, channels)
    opening.start()
    opening.join(wait)
    opening.abandoned = True
    if opening.device is not None:
        return _Stream(opening.device)
    raise NoSoundDeviceError(
        opening.why or "The sound system does not answer", certain=opening.none_there
    )


class _Device(miniaudio.PlaybackDevice):  # type: ignore[misc]  # miniaudio is not typed
    """Gives back its connection to the sound server as well, which miniaudio leaves open."""

    def __init__(self, channels: int) -> None:
        self._context = None
        try:
            super().__init__(
                miniaudio.SampleFormat.SIGNED16,
                nchannels=channels,
                sample_rate=RATE,
                buffersize_msec=round(BUFFER * 1_000),
                app_name="aquatimer",
            )
        except miniaudio.MiniaudioError:
            self._disconnect()
            raise

    def close(self) -> None:
        super().close()
        self._disconnect()

    def _disconnect(self) -> None:
        if self._context is not None:
            miniaudio.lib.ma_context_uninit(self._context)
            self._context = None


def _may_be_heard() -> bool:
    """Whether the sound server, where there is one, has a device to play on.

    To open a stream where it has none would fail too, but leave five files open each time; and
    on the stand-in that it makes for lack of a device, it would play to nobody.
    """
    devices = miniaudio.Devices()
    if devices.backend != _PULSE:
        return True
    sinks = (bytes(miniaudio.ffi.buffer(sink["id"])) for sink in devices.get_playbacks())
    return any(not sink.startswith(_STAND_IN) for sink in sinks)


class _Opening(threading.Thread):
    """Opens a device; one that opens after it was abandoned is closed again."""

    def __init__(self, fill: Fill, channels: int) -> None:
        super().__init__(name="aquatimer opens sound", daemon=True)
        self._fill = fill
        self._channels = channels
        self.device: _Device | None = None
        self.why: str | None = None
        self.abandoned = False
        self.none_there = False

    def run(self) -> None:
        try:
            self.none_there = not _may_be_heard()
            device = None if self.none_there else _Device(self._channels)
        except miniaudio.MiniaudioError:
            device = None
        if device is None:
            self.why = "No sound device was found"
            return
        self.why = self._start(device)
        if self.why is not None or self.abandoned:
            device.close()
        else:
            self.device = device

    def _start(self, device: _Device) -> str | None:
        if device.backend == _NO_BACKEND:
            return "No sound system is installed"
        try:
            device.start(_blocks(self._fill))
        except miniaudio.MiniaudioError:
            return "The sound device did not start"
        return None


class _Stream:
    def __init__(self, device: _Device) -> None:
        self._device = device

    def close(self) -> None:
        closing = threading.Thread(
            target=self._device.close, name="aquatimer closes sound", daemon=True
        )
        closing.start()
        closing.join(_CLOSES_WITHIN)


def _blocks(fill: Fill) -> Generator[bytes, int, None]:
    """Return a started generator, as miniaudio wants it: sent a count, it yields the samples."""
    blocks = _endless(fill)
    next(blocks)
    return blocks


def _endless(fill: Fill) -> Generator[bytes, int, None]:
    count = yield b""
    while True:
        count = yield fill(count)
