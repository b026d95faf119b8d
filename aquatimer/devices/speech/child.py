"""The child process in which a speech engine lives: it may hang, crash or print as it likes."""

import json
import os
import sys
from typing import TextIO

from aquatimer.devices.speech.child_engine import ChildEngine


def main(engine_name: str) -> None:
    """Answer requests until standard input ends; see `child_engine` for what is said."""
    answers = _claim_stdout()
    engine = _engine(engine_name)
    for line in sys.stdin:
        answers.write(json.dumps(_answer(engine, json.loads(line))) + "\n")
        answers.flush()


def _claim_stdout() -> TextIO:
    """Keep standard output for answers; what engines print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _engine(name: str) -> ChildEngine:
    # Each engine loads libraries that the other does not need.
    if name == "espeak-ng":
        from aquatimer.devices.speech.espeak_engine import EspeakEngine  # noqa: PLC0415 - see above

        return EspeakEngine()
    from aquatimer.devices.speech.pyttsx3_engine import Pyttsx3Engine  # noqa: PLC0415 - see above

    return Pyttsx3Engine()


def _answer(engine: ChildEngine, request: dict[str, object]) -> dict[str, object]:
    match request:
        case {"text": str(text), "path": str(path)}:
            engine.save(text, path)
            return {"done": True}
        case {"voice": str() | None as voice, "rate": int(rate)}:
            return {"found": engine.choose(voice, rate)}
        case {"list": True}:
            return {"voices": engine.voices()}
    raise ValueError(f"unknown request: {request}")


if __name__ == "__main__":
    main(sys.argv[1])
