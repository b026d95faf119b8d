"""The coach of a live session: plans with the clips there are, and has others spoken meanwhile."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aquatimer.audio.clips import Audible
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.ports import Voice
from aquatimer.plan.cues import ClipLengths, CuePlan, Sound, Verbosity
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.splicing import CountIn, counted_in
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.waiting import held_at, wait_texts
from aquatimer.units.durations import Milliseconds

_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Sounds:
    """What a session is made of: the tones, what is spoken by now, and perhaps music."""

    tones: Mapping[Sound, Audible]
    speech: Mapping[str, Audible]
    music: Music | None = None


class LiveCoach:
    """Plans at once, with shorter words where the long ones are not spoken yet.

    Texts that a changed timeline needs are spoken by a thread, one batch at a time; `knows_more`
    tells when they are there. A text that could not be spoken is not asked for again.
    """

    def __init__(
        self,
        voice: Voice,
        verbosity: Verbosity,
        sounds: Sounds,
        phrases: Phrases = ENGLISH,
        *,
        metronome: bool = False,
    ) -> None:
        """Begin with the speech in `sounds`; all of it has been asked of the voice."""
        self._metronome = metronome
        self._voice = voice
        self._verbosity = verbosity
        self._phrases = phrases
        self._tones, self._music = sounds.tones, sounds.music
        self._tone_lengths = durations(sounds.tones)
        self._speech = dict(sounds.speech)
        self._asked = set(sounds.speech)
        self._grown = threading.Event()
        self._speaking: threading.Thread | None = None
        self._spoken_for: Timeline | None = None
        self._planned: tuple[Timeline, int, CuePlan] | None = None

    def asked(self, texts: Sequence[str]) -> None:
        """Do not ask the voice for these texts again."""
        self._asked.update(texts)

    def plan(
        self, timeline: Timeline, *, awaited: Segment | None, count_in: CountIn | None
    ) -> CuePlan:
        """Return the cue plan of a timeline up to the wait that is `awaited`."""
        self._have_spoken(timeline)
        lengths = ClipLengths(self._tone_lengths, durations(self._speech))
        plan = self._whole(timeline, lengths)
        if awaited is not None:
            plan = held_at(plan, awaited, self._verbosity, lengths, self._phrases)
        return plan if count_in is None else counted_in(plan, count_in, self._tone_lengths)

    def knows_more(self) -> bool:
        """Whether more has been spoken since a plan that could have used it; tells it once."""
        if not self._grown.is_set():
            return False
        self._grown.clear()
        return True

    def mix_of(self, plan: CuePlan) -> Mixer:
        """Return the mix of one of its plans."""
        return Mixer(plan, self._tones, self._speech, self._music)

    def _whole(self, timeline: Timeline, lengths: ClipLengths) -> CuePlan:
        """Return the plan as if nothing had to be waited for; the last one is kept."""
        kept = self._planned
        if kept is not None and kept[0] is timeline and kept[1] == len(lengths.speech):
            return kept[2]
        plan = plan_cues(
            timeline, self._verbosity, lengths, self._phrases, metronome=self._metronome
        )
        self._planned = (timeline, len(lengths.speech), plan)
        return plan

    def _have_spoken(self, timeline: Timeline) -> None:
        if timeline is self._spoken_for or (self._speaking and self._speaking.is_alive()):
            return
        self._spoken_for = timeline
        planned = texts_of(timeline, self._verbosity, self._tone_lengths, self._phrases)
        texts = (*planned, *wait_texts(timeline, self._verbosity, self._phrases))
        missing = tuple(text for text in texts if text not in self._asked)
        if not missing:
            return
        self._asked.update(missing)
        self._speaking = threading.Thread(
            target=self._speak, args=(missing,), name="aquatimer speaks", daemon=True
        )
        self._speaking.start()

    def _speak(self, texts: Sequence[str]) -> None:
        spoken = self._voice.speak(texts, lambda _done, _total: None)
        if spoken.clips:
            # One step for whoever reads it in the other thread: the dictionary is replaced whole.
            self._speech = {**self._speech, **spoken.clips}
        self._grown.set()


def durations(clips: Mapping[_Name, Audible]) -> dict[_Name, Milliseconds]:
    """Return how long each clip lasts, as plans want to know it."""
    return {name: clip.duration for name, clip in clips.items()}
