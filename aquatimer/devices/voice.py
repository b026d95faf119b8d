"""The voice: texts become clips, from the cache or from the speech engines of this computer."""

import tempfile
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from math import log10
from pathlib import Path
from typing import NamedTuple

from aquatimer.audio.clips import Clip, OnePiece, joined
from aquatimer.audio.mastering import LOUDNESS, VERSION, mastered
from aquatimer.audio.ports import Spoken
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.cores import side_by_side
from aquatimer.devices.speech.checked import Recording
from aquatimer.devices.speech.engines import SpeechEngine, engines_here
from aquatimer.devices.speech.listing import TIME_LIMIT
from aquatimer.devices.speech.process import SpeechFault
from aquatimer.devices.speech.rates import LOUDEST
from aquatimer.devices.speech.rendering import USUAL_SPEECH, Renderer, SpeechSettings, Station
from aquatimer.devices.speech.telling import tell, tell_of_voice
from aquatimer.devices.speech.texts import for_speech, sentences_in
from aquatimer.units.durations import Milliseconds
from aquatimer.units.progress import Progress

_PAUSE: Milliseconds = 300
"""Between two sentences; espeak-ng itself pauses for 330 ms."""

_WAITING = 4
"""Recordings that wait at most: an engine may be quicker than its recordings are finished."""

_NO_ROOM = (
    "There is no room for temporary files, so nothing new can be spoken. Make room on the disk."
)


class _Sentences(NamedTuple):
    clips: Mapping[str, OnePiece]
    problems: tuple[str, ...] = ()


class EngineVoice:
    """A voice by speech engines in processes of their own, on which no session can hang.

    Without a cache every text is spoken anew. Each clip is handed to `hold` as soon as it is there,
    which may put it somewhere else than in memory.
    """

    def __init__(
        self,
        *,
        cache: ClipCache | None = None,
        settings: SpeechSettings = USUAL_SPEECH,
        engines: Sequence[SpeechEngine] | None = None,
        time_limit: float = TIME_LIMIT,
        hold: Callable[[Clip], OnePiece] | None = None,
    ) -> None:
        self._cache = cache
        self._hold = hold or _in_memory
        self._settings = settings
        self._engines = engines_here() if engines is None else engines
        # One that was asked for by name is tried again each time before another takes its place.
        own = self._engines[0].own_voice
        self._asked = self._engines[:1] if own else self._engines
        self._time_limit = time_limit

    def speak(self, texts: Sequence[str], progress: Progress) -> Spoken:
        """Return a clip for each text that could be spoken; never raises for a broken engine.

        Each sentence is spoken once, however many texts have it; `progress` counts sentences.
        """
        wanted = {text: sentences_in(text) for text in texts}
        spoken = self._each_spoken([*dict.fromkeys(chain.from_iterable(wanted.values()))], progress)
        clips = {
            text: joined([spoken.clips[sentence] for sentence in sentences], _PAUSE)
            for text, sentences in wanted.items()
            if spoken.clips.keys() >= set(sentences)
        }
        return Spoken(clips, spoken.problems)

    def _each_spoken(self, sentences: Sequence[str], progress: Progress) -> _Sentences:
        kept = self._kept(sentences)
        missing = [sentence for sentence in sentences if sentence not in kept]
        if kept:
            progress(len(kept), len(sentences))
        if not missing:
            return _Sentences(kept)
        made = self._made(missing, lambda done, _: progress(len(kept) + done, len(sentences)))
        return _Sentences({**kept, **made.clips}, made.problems)

    def _kept(self, texts: Sequence[str]) -> dict[str, OnePiece]:
        if self._cache is None:
            return {}
        find, asked = self._cache.find, self._asked

        def kept(text: str) -> OnePiece | None:
            found = (find(self._about(engine, text)) for engine in asked)
            return next((self._hold(clip) for clip in found if clip is not None), None)

        clips = zip(texts, side_by_side(kept, texts), strict=True)
        return {text: clip for text, clip in clips if clip is not None}

    def _made(self, texts: Sequence[str], progress: Progress) -> _Sentences:
        try:
            folder = tempfile.TemporaryDirectory(prefix="aquatimer-")
        except OSError:
            return _Sentences({}, (_NO_ROOM,))
        with folder as name:
            return self._rendered(texts, Path(name), progress)

    def _rendered(self, texts: Sequence[str], folder: Path, progress: Progress) -> _Sentences:
        clips: dict[str, OnePiece] = {}
        faults: dict[str, str] = {}
        pending: deque[tuple[str, Future[OnePiece]]] = deque()
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
                    made = mastering.submit(self._finished, station, text, recording)
                    pending.append((text, made))
                while len(pending) > (_WAITING if done < len(texts) else 0):
                    finished, clip = pending.popleft()
                    clips[finished] = clip.result()
                progress(done, len(texts))
        return _Sentences(clips, self._problems(speech, faults, spoken=len(clips)))

    def _finished(self, station: Station, text: str, recording: Recording) -> OnePiece:
        loudness = LOUDNESS + 20 * log10(self._settings.volume / LOUDEST)
        clip = mastered(recording.samples, recording.rate, loudness)
        # Another voice in place of the one that was asked for is not to be taken for it later.
        if self._cache is not None and station.voice_hints is None:
            self._cache.keep(self._about(station.engine, text), clip)
        return self._hold(clip)

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
            "voice": None if engine.own_voice else self._settings.voice,
            "rate": self._settings.rate,
            "pitch": self._settings.pitch,
            "volume": self._settings.volume,
            "processing": VERSION,
            "text": text,
        }


def _in_memory(clip: Clip) -> OnePiece:
    return clip
