"""The child process in which a speech engine lives: it may hang, crash or print as it likes."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

from aquatimer.devices.speech.child_engine import ChildEngine, EngineFault

_Message = dict[str, object]


def main(engine_name: str, arguments: Sequence[str]) -> None:
    """Answer requests until standard input ends; see `child_engine` for what is said."""
    answers = _claim_stdout()
    answer = _answering(engine_name, arguments)
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


def _claim_stdout() -> TextIO:
    """Keep standard output for answers; what engines print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _answering(name: str, arguments: Sequence[str]) -> Callable[[_Message], _Message]:
    """Return what answers a request; an engine that cannot be made has one answer to all."""
    try:
        return partial(_answer, _engine(name, arguments))
    except EngineFault as fault:
        why = str(fault)
    except ImportError as missing:
        why = f"misses its package {missing.name}" if missing.name else "is not installed whole"
    return lambda _request: {"fault": why}


def _engine(name: str, arguments: Sequence[str]) -> ChildEngine:
    # Each engine loads libraries that the others do not need.
    match name, *arguments:
        case ["espeak-ng"]:
            from aquatimer.devices.speech.espeak_engine import (  # noqa: PLC0415 - see above
                EspeakEngine,
            )

            return EspeakEngine()
        case ["pyttsx3"]:
            from aquatimer.devices.speech.pyttsx3_engine import (  # noqa: PLC0415 - see above
                Pyttsx3Engine,
            )

            return Pyttsx3Engine()
        case ["piper", model]:
            from aquatimer.devices.speech.piper_engine import (  # noqa: PLC0415 - see above
                PiperEngine,
            )

            return PiperEngine(model)
        case ["command", *command]:
            from aquatimer.devices.speech.command_engine import (  # noqa: PLC0415 - see above
                CommandEngine,
            )

            return CommandEngine(command)
    raise ValueError(f"unknown engine: {name} {arguments}")


def _answer(engine: ChildEngine, request: _Message) -> _Message:
    try:
        return _done(engine, request)
    except EngineFault as fault:
        return {"fault": str(fault)}


def _done(engine: ChildEngine, request: _Message) -> _Message:
    match request:
        case {"text": str(text), "path": str(path)}:
            engine.save(text, path)
            return {"done": True}
        case {"voice": str() | None as voice, "rate": int(rate), "pitch": int() | None as pitch}:
            return {"found": engine.choose(voice, rate, pitch)}
        case {"list": True}:
            voices = engine.voices()
            return {
                "voices": voices.names,
                "usual": voices.usual,
                "variants": voices.variants,
            }
    raise ValueError(f"unknown request: {request}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
