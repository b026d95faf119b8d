"""The voice: texts become clips, from the cache or from the speech engines of this computer."""

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from aquatimer.audio.clips import Clip
from aquatimer.audio.mastering import VERSION, mastered
from aquatimer.audio.ports import Progress, Spoken
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.speech.checked import Recording
from aquatimer.devices.speech.child_engine import VoiceName
from aquatimer.devices.speech.engines import SpeechEngine, engines_here
from aquatimer.devices.speech.process import SpeechFault, SpeechProcess
from aquatimer.devices.speech.rendering import Renderer, SpeechSettings, Station
from aquatimer.devices.speech.telling import tell, tell_of_voice
from aquatimer.devices.speech.texts import for_speech

RATE_OF_SPEECH = 165
"""Words a minute that are understood in an echoing hall."""

TIME_LIMIT = 5.0
"""Seconds that an engine may take for one text; it needs a hundredth of a second."""

_NO_ROOM = (
    "There is no room for temporary files, so nothing new can be spoken. Make room on the disk."
)


class EngineVoice:
    """A voice by speech engines in processes of their own, on which no session can hang.

    `voice` is an identifier, a name or a language that `available_voices` tells, None for the
    usual one; `rate` is in words a minute. Without a cache every text is spoken anew.
    """

    def __init__(
        self,
        *,
        cache: ClipCache | None = None,
        voice: str | None = None,
        rate: int = RATE_OF_SPEECH,
        engines: Sequence[SpeechEngine] | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._cache = cache
        self._settings = SpeechSettings(voice, rate)
        self._engines = engines_here() if engines is None else engines
        self._time_limit = time_limit

    def speak(self, texts: Sequence[str], progress: Progress) -> Spoken:
        """Return a clip for each text that could be spoken; never raises for a broken engine."""
        kept = self._kept(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in kept]
        total = len(kept) + len(missing)
        if kept:
            progress(len(kept), total)
        if not missing:
            return Spoken(kept)
        made = self._made(missing, lambda done, _: progress(len(kept) + done, total))
        return Spoken({**kept, **made.clips}, made.problems)

    def available_voices(self) -> tuple[VoiceName, ...]:
        """Return the voices that can be chosen, none where no engine can tell."""
        with tempfile.TemporaryDirectory(prefix="aquatimer-") as name:
            for engine in self._engines:
                try:
                    with SpeechProcess(engine, Path(name), time_limit=self._time_limit) as process:
                        return process.voices()
                except SpeechFault:
                    # Another engine may know them; that this one fails, `speak` tells.
                    continue
        return ()

    def _kept(self, texts: Sequence[str]) -> dict[str, Clip]:
        if self._cache is None:
            return {}
        kept = {}
        for text in texts:
            found = (self._cache.find(self._about(engine, text)) for engine in self._engines)
            clip = next((clip for clip in found if clip is not None), None)
            if clip is not None:
                kept[text] = clip
        return kept

    def _made(self, texts: Sequence[str], progress: Progress) -> Spoken:
        try:
            folder = tempfile.TemporaryDirectory(prefix="aquatimer-")
        except OSError:
            return Spoken({}, (_NO_ROOM,))
        with folder as name:
            return self._rendered(texts, Path(name), progress)

    def _rendered(self, texts: Sequence[str], folder: Path, progress: Progress) -> Spoken:
        pending: dict[str, Future[Clip]] = {}
        faults: dict[str, str] = {}
        # One text is mastered while the engine speaks the next. A second child was measured: it
        # saves half a second of two in 150 texts, once.
        with (
            ThreadPoolExecutor(max_workers=1) as mastering,
            Renderer(self._engines, self._settings, folder, time_limit=self._time_limit) as speech,
        ):
            for done, text in enumerate(texts, start=1):
                try:
                    station, recording = speech.render(for_speech(text))
                except SpeechFault as fault:
                    faults[text] = str(fault)
                else:
                    pending[text] = mastering.submit(self._finished, station, text, recording)
                progress(done, len(texts))
        clips = {text: clip.result() for text, clip in pending.items()}
        return Spoken(clips, self._problems(speech, faults, spoken=len(clips)))

    def _finished(self, station: Station, text: str, recording: Recording) -> Clip:
        clip = mastered(recording.samples, recording.rate)
        # Another voice in place of the one that was asked for is not to be taken for it later.
        if self._cache is not None and station.voice_hints is None:
            self._cache.keep(self._about(station.engine, text), clip)
        return clip

    def _problems(
        self, speech: Renderer, faults: Mapping[str, str], *, spoken: int
    ) -> tuple[str, ...]:
        problems = [
            *tell_of_voice(self._settings.voice, speech.stations),
            *tell(speech.stations, faults, spoken=spoken),
        ]
        if self._cache is not None:
            self._cache.prune()
            problems += [self._cache.problem] if self._cache.problem else []
        return tuple(problems)

    def _about(self, engine: SpeechEngine, text: str) -> dict[str, object]:
        return {
            "engine": engine.name,
            "version": engine.version,
            "voice": self._settings.voice,
            "rate": self._settings.rate,
            "processing": VERSION,
            "text": text,
        }
