"""Which voices there are, as the engines tell."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aquatimer.devices.speech.child_engine import Voices
from aquatimer.devices.speech.engines import SpeechEngine
from aquatimer.devices.speech.process import SpeechFault, SpeechProcess

TIME_LIMIT = 5.0
"""Seconds that an engine may take for one text; it needs a hundredth of a second."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What one engine told: its voices, or the fault that goes on after its name."""

    engine: SpeechEngine
    voices: Voices
    fault: str | None = None


def listed(engines: Sequence[SpeechEngine], *, time_limit: float = TIME_LIMIT) -> Iterator[Listed]:
    """Yield the voices of each engine; `time_limit` is in seconds. Raises OSError without room."""
    with tempfile.TemporaryDirectory(prefix="aquatimer-") as folder:
        for engine in engines:
            try:
                limit = time_limit * engine.patience
                with SpeechProcess(engine, Path(folder), time_limit=limit) as process:
                    yield Listed(engine, process.voices())
            except SpeechFault as fault:
                yield Listed(engine, Voices(()), str(fault))


def voices_here(
    engines: Sequence[SpeechEngine], *, time_limit: float = TIME_LIMIT
) -> Voices | None:
    """Return the voices of the first engine that tells any, None where none does."""
    found = (one.voices for one in listed(engines, time_limit=time_limit))
    return next((voices for voices in found if voices.names), None)
