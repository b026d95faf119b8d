"""Rendering: text by text, on the first engine that does it, and on none of them for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Self

from aquatimer.devices.speech.checked import Recording, checked
from aquatimer.devices.speech.engines import SpeechEngine
from aquatimer.devices.speech.process import SpeechFault, SpeechProcess, TextFault

_FAILURES_IN_A_ROW = 2
_MOST_HINTS = 3


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """How to speak: a voice by name or None for the usual one, and the rate in words a minute."""

    voice: str | None = None
    rate: int = 165


class Station:
    """One engine and its child. Given up once it does not start, or fails with texts in a row."""

    def __init__(
        self, engine: SpeechEngine, settings: SpeechSettings, folder: Path, *, time_limit: float
    ) -> None:
        self.engine = engine
        self.given_up = False
        self.fault = ""
        self.voice_hints: tuple[str, ...] | None = None
        self._settings = settings
        self._folder = folder
        self._time_limit = time_limit
        self._process: SpeechProcess | None = None
        self._spoke = False
        self._failures = 0

    def close(self) -> None:
        """End the child."""
        if self._process is not None:
            self._process.close()
        self._process = None

    def render(self, text: str) -> Recording:
        """Return the text spoken. Raises SpeechFault where it failed on a fresh child as well."""
        try:
            return self._attempt(text)
        except SpeechFault:
            # It may have been that child; what a fresh one does counts.
            self.close()
        try:
            return self._attempt(text)
        except SpeechFault as fault:
            self._judge(fault)
            self.close()
            raise

    def _attempt(self, text: str) -> Recording:
        if self._process is None:
            self._process = self._started()
        recording = checked(self._process.save(text), text, self._settings.rate)
        self._spoke, self._failures = True, 0
        return recording

    def _judge(self, fault: SpeechFault) -> None:
        self.fault = str(fault)
        # An engine that spoke before is not given up for odd texts.
        if not (self._spoke and isinstance(fault, TextFault)):
            self._failures += 1
        started = self._process is not None
        self.given_up = not started or self._failures >= _FAILURES_IN_A_ROW

    def _started(self) -> SpeechProcess:
        process = SpeechProcess(self.engine, self._folder, time_limit=self._time_limit)
        try:
            if not process.choose(self._settings.voice, self._settings.rate):
                self.voice_hints = self._hints(process)
        except BaseException:
            process.close()
            raise
        return process

    def _hints(self, process: SpeechProcess) -> tuple[str, ...]:
        names = [voice.identifier.rpartition("/")[2] for voice in process.voices()]
        wanted = self._settings.voice or ""
        return tuple(get_close_matches(wanted.lower(), names, _MOST_HINTS))


class Renderer:
    """Speaks texts with engines in order of preference; a context that ends their children.

    A fault costs the child: the text is tried once more on a fresh one, then on the next engine.
    `time_limit` is in seconds, for one text.
    """

    def __init__(
        self,
        engines: Sequence[SpeechEngine],
        settings: SpeechSettings,
        folder: Path,
        *,
        time_limit: float,
    ) -> None:
        self.stations = [
            Station(engine, settings, folder, time_limit=time_limit) for engine in engines
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for station in self.stations:
            station.close()

    def render(self, text: str) -> tuple[Station, Recording]:
        """Return the text spoken, and where. Raises SpeechFault where no engine can."""
        if not text:
            raise SpeechFault("finds nothing to speak in it")
        fault = SpeechFault("was given up")
        for station in self.stations:
            if not station.given_up:
                try:
                    return station, station.render(text)
                except SpeechFault as error:
                    fault = error
        raise fault
