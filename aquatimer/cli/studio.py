"""A session made ready to be heard: speech rendered, cues planned, clips laid in the mixer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from aquatimer.audio.clips import Clip
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.ports import Progress, SoundBank, Spoken, Voice
from aquatimer.cli.failures import tell
from aquatimer.cli.progress import progress_bar
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.coach import LiveCoach
from aquatimer.devices.folders import runner_folders, shipped_folder
from aquatimer.devices.soundbank import FileSoundBank
from aquatimer.devices.voice import EngineVoice
from aquatimer.plan.cues import ClipLengths, CuePlan, Verbosity
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.timeline import Timeline
from aquatimer.plan.waiting import wait_texts
from aquatimer.units.durations import Milliseconds

_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Production:
    """What a session plays; `problems` are sentences about what will not be heard, and why.

    `plan` and `mixer` are those of a track; `coach` plans a live session with the same clips.
    """

    plan: CuePlan
    mixer: Mixer
    problems: tuple[str, ...]
    coach: LiveCoach


@dataclass(frozen=True, slots=True)
class Studio:
    """The voice and the tones that sessions are made with."""

    voice: Voice
    bank: SoundBank

    def produce(self, timeline: Timeline, verbosity: Verbosity, progress: Progress) -> Production:
        """Render the speech of a session and plan its cues; `progress` counts the texts."""
        tones = self.bank.tones()
        lengths = _durations(tones)
        texts = (*texts_of(timeline, verbosity, lengths), *wait_texts(timeline, verbosity))
        spoken = self.voice.speak(texts, progress) if texts else Spoken({})
        plan = plan_cues(timeline, verbosity, ClipLengths(lengths, _durations(spoken.clips)))
        problems = (*self.bank.problems, *spoken.problems)
        coach = LiveCoach(self.voice, verbosity, tones, spoken.clips)
        coach.asked(texts)
        return Production(plan, Mixer(plan, tones, spoken.clips), problems, coach)


def produce_in_terminal(timeline: Timeline, verbosity: Verbosity) -> Production:
    """Produce with a progress bar, and tell what will not be heard."""
    with progress_bar("Rendering the voice") as progress:
        production = open_studio().produce(timeline, verbosity, progress)
    for problem in production.problems:
        tell(problem)
    return production


def open_studio(*, caching: bool = True) -> Studio:
    """Return the voice and the tones of this computer; without caching all is spoken anew."""
    folders = runner_folders()
    cache = ClipCache(folders.cache / "clips") if caching else None
    bank = FileSoundBank(shipped_folder("sounds"), folders.sounds)
    return Studio(EngineVoice(cache=cache), bank)


def _durations(clips: Mapping[_Name, Clip]) -> dict[_Name, Milliseconds]:
    return {name: clip.duration for name, clip in clips.items()}
