"""The espeak-ng library that came with the program, for the speech child on Linux.

It does not come with its own idea of where its data lie, and without data it ends the process:
so it is loaded by its full path, and the data are named before anything uses it.
"""

import ctypes
import os
from pathlib import Path

import espeakng_loader

DEFAULT_VOICE = "gmw/en"


def load_espeak() -> ctypes.CDLL:
    """Load the library for the whole process, so that pyttsx3 finds it by its name as well."""
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def espeak_variants() -> set[str]:
    """Return the names of the variants, such as `f3`; the library ignores wrong ones silently."""
    return {path.name for path in Path(espeakng_loader.get_data_path(), "voices", "!v").iterdir()}
