"""An external program as an engine: a list of arguments, never a shell."""

import re
import subprocess
from collections.abc import Sequence

from aquatimer.devices.speech.child_engine import EngineFault, Voices

_PLACEHOLDER = re.compile(r"\{(text|path)\}")


class CommandEngine:
    """Runs a program for each text: `{text}` and `{path}` in its arguments are filled in.

    Where no argument has `{text}` the program gets it on its standard input.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._by_argument = any("{text}" in part for part in command)

    def voices(self) -> Voices:
        """Return none: the program knows its own."""
        return Voices(())

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Leave them to the arguments that the runner wrote."""
        del voice, rate, pitch
        return True

    def save(self, text: str, path: str) -> None:
        """Have `text` spoken into a file."""
        filled = {"text": text, "path": path}
        arguments = [
            _PLACEHOLDER.sub(lambda found: filled[found[1]], part) for part in self._command
        ]
        try:
            ended = subprocess.run(  # noqa: S603 - the runner's own program, and no shell
                arguments,
                input=b"" if self._by_argument else text.encode(),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            why = error.strerror or "it is no program"
            raise EngineFault(f"{arguments[0]} could not be started ({why})") from error
        if ended.returncode:
            lines = ended.stderr.decode(errors="replace").split("\n")
            words = [line.strip() for line in lines if line.strip()]
            why = f" ({words[-1]})" if words else ""
            raise EngineFault(f"{arguments[0]} ended with status {ended.returncode}{why}")


def _filled(part: str, text: str, path: str) -> str:
    values = {"text": text, "path": path}
    return _PLACEHOLDER.sub(lambda found: values[found[1]], part)
