"""The espeak-ng library that came with the program, for the speech child on Linux.

It does not come with its own idea of where its data lie, and without data it ends the process:
so it is loaded by its full path, and the data are named before anything uses it.
"""

import ctypes
import os
from pathlib import Path

import espeakng_loader

from aquatimer.devices.speech.child_engine import EngineFault

DEFAULT_VOICE = "gmw/en"


def load_espeak() -> ctypes.CDLL:
    """Load the library for the whole process, so that pyttsx3 finds it by its name as well.

    Raises EngineFault where it cannot be loaded or its data are not there.
    """
    data = espeakng_loader.get_data_path()
    if not Path(data, "phontab").is_file():
        raise EngineFault("does not find its data")
    os.environ["ESPEAK_DATA_PATH"] = data
    try:
        return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    except OSError as error:
        raise EngineFault("cannot load its library") from error


def espeak_variants() -> tuple[str, ...]:
    """Return the names of the variants, such as `f3`; the library ignores wrong ones silently."""
    variants = Path(espeakng_loader.get_data_path(), "voices", "!v")
    return tuple(sorted(path.name for path in variants.iterdir()))
