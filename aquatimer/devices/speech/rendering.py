"""Rendering: text by text, on the first engine that does it, and on none of them for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from aquatimer.devices.speech.checked import Recording, checked
from aquatimer.devices.speech.engines import SpeechEngine
from aquatimer.devices.speech.naming import near
from aquatimer.devices.speech.process import SpeechFault, SpeechProcess, TextFault
from aquatimer.devices.speech.rates import LOUDEST, RATE_OF_SPEECH
from aquatimer.devices.speech.room import has_room

_FAILURES_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """How to speak.

    A voice by name or None for the usual one, the rate in words a minute, the pitch from 0 to 100
    or None for the voice's own, and the volume in percent.
    """

    voice: str | None = None
    rate: int = RATE_OF_SPEECH
    pitch: int | None = None
    volume: int = LOUDEST


USUAL_SPEECH = SpeechSettings()


class Station:
    """One engine and its child. Given up once it does not start, or fails with texts in a row.

    It is not to blame, and `lacks_room`, where the folder for what it speaks is full.
    """

    def __init__(
        self, engine: SpeechEngine, settings: SpeechSettings, folder: Path, *, time_limit: float
    ) -> None:
        self.engine = engine
        self.given_up = False
        self.lacks_room = False
        self.fault = ""
        self.voice_hints: tuple[str, ...] | None = None
        self._settings = settings
        self._folder = folder
        self._time_limit = time_limit
        self._process: SpeechProcess | None = None
        self._spoke = False
        self._failures = 0

    @property
    def failed(self) -> bool:
        """Whether it was given up, or was asked and never spoke."""
        return self.given_up or bool(self.fault and not self._spoke)

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
        self.lacks_room = not has_room(self._folder)
        # An engine that spoke before is not given up for odd texts.
        if not (self._spoke and isinstance(fault, TextFault)):
            self._failures += 1
        started = self._process is not None
        self.given_up = self.lacks_room or not started or self._failures >= _FAILURES_IN_A_ROW

    def _started(self) -> SpeechProcess:
        limit = self._time_limit * self.engine.patience
        process = SpeechProcess(self.engine, self._folder, time_limit=limit)
        voice = None if self.engine.own_voice else self._settings.voice
        try:
            if not process.choose(voice, self._settings.rate, self._settings.pitch):
                self.voice_hints = near(process.voices(), voice or "")
        except BaseException:
            process.close()
            raise
        return process


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
        # Not the fault itself: it would hold what called this, in a ring.
        told = "was given up"
        for station in self.stations:
            if not station.given_up:
                try:
                    return station, station.render(text)
                except SpeechFault as fault:
                    told = str(fault)
        raise SpeechFault(told)
