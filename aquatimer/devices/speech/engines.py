"""Which speech engines this computer has, and how each is started."""

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_CHILD = "aquatimer.devices.speech.child"
_HOME_OF_THE_PACKAGE = str(Path(__file__).resolve().parents[3])


@dataclass(frozen=True, slots=True)
class SpeechEngine:
    """An engine in a process of its own: `command` starts a child that `child_engine` describes.

    `version` changes with everything that may make it sound different.
    """

    name: str
    version: str
    command: tuple[str, ...]

    def environment(self, base: Mapping[str, str] = os.environ) -> dict[str, str]:
        """Return the environment of the child: it finds this very package, installed or not."""
        paths = [_HOME_OF_THE_PACKAGE, *base.get("PYTHONPATH", "").split(os.pathsep)]
        return {**base, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def engines_here(system: str = sys.platform) -> tuple[SpeechEngine, ...]:
    """Return this computer's engines, the preferred one first."""
    speech = _version("pyttsx3")
    if system != "linux":
        return (_engine("pyttsx3", f"{speech}, {platform.platform()}"),)
    library = _version("espeakng-loader")
    return (_engine("pyttsx3", f"{speech}, {library}"), _engine("espeak-ng", library))


def _engine(name: str, engine_version: str) -> SpeechEngine:
    # -P: a file of the runner's that has the name of a module must not be taken for it.
    return SpeechEngine(name, engine_version, (sys.executable, "-P", "-m", _CHILD, name))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # The engine itself will say so, where somebody hears it.
        return "missing"
