"""ALSA's messages, which would be written across the screen."""

import ctypes
from functools import cache

_LIBRARY = "libasound.so.2"
_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


@cache
def silence_alsa() -> object:
    """Stop ALSA from writing to standard error, for the life of the process.

    Does nothing where there is no ALSA. Returns what must stay alive meanwhile; the cache does it.
    """
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    handler = _HANDLER(_ignore)
    library.snd_lib_error_set_handler(handler)
    return handler


def _ignore(*_message: object) -> None:
    """Drop a message: a device that cannot be opened is told in our own words."""
