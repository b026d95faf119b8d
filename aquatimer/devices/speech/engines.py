"""Which speech engines this computer has, and how each is started."""

import json
import os
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_CHILD = "aquatimer.devices.speech.child"
_MISSING = "missing"
_HOME_OF_THE_PACKAGE = str(Path(__file__).resolve().parents[3])


@dataclass(frozen=True, slots=True)
class SpeechEngine:
    """An engine in a process of its own: `command` starts a child that `child_engine` describes.

    `version` changes with everything that may make it sound different. One with a voice of its
    own has no other; `patience` is how many times as long as usual it may take for a text.
    """

    name: str
    version: str
    command: tuple[str, ...]
    own_voice: bool = False
    patience: int = 1

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
    return (
        _engine("pyttsx3", f"{speech}, espeakng-loader {library}"),
        _engine("espeak-ng", library),
    )


def piper_engine(model: Path) -> SpeechEngine | None:
    """Return Piper with the voice of this file, None where Piper is not installed."""
    speech = _version("piper-tts")
    if speech == _MISSING:
        return None
    path = model.absolute()
    files = _state(path), _state(path.with_name(f"{path.name}.json"))
    own = ", ".join((speech, str(path), *files))
    # A neural voice takes some hundred times as long as espeak-ng.
    return SpeechEngine("piper", own, _child("piper", str(path)), own_voice=True, patience=6)


def command_engine(command: Sequence[str]) -> SpeechEngine | None:
    """Return an external program as an engine, None where there is no such program."""
    program = shutil.which(os.path.expanduser(command[0]))  # noqa: PTH111 - a path keeps no ./
    if program is None:
        return None
    arguments = (program, *command[1:])
    own = json.dumps((*arguments, _state(Path(program))))
    return SpeechEngine("command", own, _child("command", *arguments), own_voice=True, patience=4)


def _state(path: Path) -> str:
    """Return what changes when a file does."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _engine(name: str, engine_version: str) -> SpeechEngine:
    return SpeechEngine(name, engine_version, _child(name))


def _child(*arguments: str) -> tuple[str, ...]:
    # -P: a file of the runner's that has the name of a module must not be taken for it.
    return (sys.executable, "-P", "-m", _CHILD, *arguments)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # The engine itself will say so, where somebody hears it.
        return _MISSING
