"""A speech engine seen from outside: a child process that is asked, waited for, and given up."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from aquatimer.devices.speech.child_engine import VoiceName, Voices
from aquatimer.devices.speech.engines import SpeechEngine

_STARTING = 3
"""Starting may take so many times as long as a text; what is loaded may be on a slow disk."""

_TRACEBACK = "Traceback (most recent call last)"
_EXCEPTION = re.compile(r"^[\w.]+: ")


class SpeechFault(Exception):  # noqa: N818 - it is no error of the program's
    """An engine failed; the message goes on after its name: "stopped by itself"."""


class TextFault(SpeechFault):
    """An engine did not speak a text as it should; it may be the text."""


class SpeechProcess:
    """One child of one engine. After a SpeechFault it is of no more use; close it.

    `time_limit` is in seconds, for one text.
    """

    def __init__(self, engine: SpeechEngine, folder: Path, *, time_limit: float) -> None:
        """Start the child. Raises SpeechFault where it cannot be started."""
        self._time_limit = time_limit
        self._path = folder / "speech.wav"
        self._complaints = folder / "complaints.txt"
        try:
            with self._complaints.open("wb") as complaints:
                self._child = subprocess.Popen(  # noqa: S603 - the command is the program's own
                    engine.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=complaints,
                    env=engine.environment(),
                    # A group of its own, to be ended together with what it started.
                    start_new_session=os.name == "posix",
                )
        except OSError as error:
            raise SpeechFault(f"could not be started ({error.strerror})") from error
        self._ended = False
        self._requests = cast("IO[bytes]", self._child.stdin)
        self._output = cast("IO[bytes]", self._child.stdout)
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Set all that before anything else; false where there is no such voice."""
        request = {"voice": voice, "rate": rate, "pitch": pitch}
        return bool(self._ask(request, self._time_limit * _STARTING).get("found"))

    def voices(self) -> Voices:
        """Return the voices that can be chosen."""
        match self._ask({"list": True}, self._time_limit * _STARTING):
            case {"voices": list(listed), "usual": usual, "variants": list(variants)}:
                names = tuple(VoiceName(*map(str, voice)) for voice in listed)
                return Voices(
                    names, None if usual is None else str(usual), tuple(map(str, variants))
                )
        raise SpeechFault("answered something strange")

    def save(self, text: str) -> Path:
        """Return the file that `text` was spoken into; it is overwritten with the next text."""
        self._path.unlink(missing_ok=True)
        self._ask({"text": text, "path": str(self._path)}, self._time_limit)
        return self._path

    def close(self) -> None:
        """End the child at once, whatever it does."""
        self._end()
        self._reader.join()
        self._output.close()
        with suppress(BrokenPipeError):  # of a request that the child did not live to read
            self._requests.close()

    def _ask(self, request: Mapping[str, object], limit: float) -> dict[str, object]:
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
            self._requests.flush()
            line = self._answers.get(timeout=limit)
        except OSError:
            line = b""
        except queue.Empty:
            raise SpeechFault(f"did not answer within {limit:g} seconds") from None
        if not line:
            raise SpeechFault(self._last_words())
        return _understood(line)

    def _read(self) -> None:
        for line in self._output:
            self._answers.put(line)
        self._answers.put(b"")

    def _end(self) -> None:
        if os.name == "posix" and not self._ended:
            # All of the group may have ended by themselves; macOS says then that it may not.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._ended = True
        self._child.kill()
        self._child.wait()

    def _last_words(self) -> str:
        self._end()
        lines = self._complaints.read_text("utf-8", errors="replace").splitlines()
        spoken = [line.strip() for line in lines if line.strip()]
        # What the interpreter writes of a broken program means nothing to a runner.
        if not spoken or any(line.startswith(_TRACEBACK) for line in spoken):
            return "stopped by itself"
        return f"stopped by itself ({_EXCEPTION.sub('', spoken[-1])})"


def _understood(line: bytes) -> dict[str, object]:
    try:
        answer = json.loads(line)
    except ValueError:
        raise SpeechFault("answered something strange") from None
    if not isinstance(answer, dict):
        raise SpeechFault("answered something strange")
    if "fault" in answer:
        raise SpeechFault(str(answer["fault"]))
    return answer
