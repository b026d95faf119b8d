"""Which sound device there is, by its name."""

from dataclasses import dataclass

import miniaudio

from aquatimer.devices.alsa import silence_alsa


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """The device that sessions are played on: its name, and the sound system it belongs to."""

    name: str
    system: str


def default_device() -> SoundDevice | None:
    """Return the default device, None where there is none or nobody tells.

    Waits for a sound server that hangs; ask once a stream could be opened.
    """
    silence_alsa()
    try:
        devices = miniaudio.Devices()
    except miniaudio.MiniaudioError:
        return None
    # The library's own list leaves out which one is the default.
    infos, count = miniaudio.ffi.new("ma_device_info**"), miniaudio.ffi.new("ma_uint32*")
    nothing = miniaudio.ffi.NULL
    context = devices._context  # noqa: SLF001 - the library gives no other way to it
    if miniaudio.lib.ma_context_get_devices(context, infos, count, nothing, nothing):
        return None
    for number in range(count[0]):
        if infos[0][number].isDefault:
            name = miniaudio.ffi.string(infos[0][number].name).decode(errors="replace")
            return SoundDevice(name, devices.backend)
    return None
