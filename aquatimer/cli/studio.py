"""A session made ready to be heard: speech rendered, cues planned, clips laid in the mixer."""

from dataclasses import dataclass

from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.ports import SoundBank, Spoken
from aquatimer.cli.failures import tell
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.speaking import Speaker
from aquatimer.devices.allocation import give_back_free_memory
from aquatimer.devices.coach import LiveCoach, Sounds, durations
from aquatimer.devices.folders import runner_folders, shipped_folder
from aquatimer.devices.soundbank import FileSoundBank
from aquatimer.plan.cues import ClipLengths, CuePlan, Verbosity
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.timeline import Timeline
from aquatimer.plan.waiting import wait_texts
from aquatimer.units.progress import Progress


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
    """What sessions are made with: a speaker, tones, perhaps music, perhaps a metronome."""

    speaker: Speaker
    bank: SoundBank
    music: Music | None = None
    metronome: bool = False

    def produce(self, timeline: Timeline, verbosity: Verbosity, progress: Progress) -> Production:
        """Render the speech of a session and plan its cues; `progress` counts the texts."""
        tones = self.bank.tones()
        lengths = durations(tones)
        phrases = self.speaker.phrases
        texts = (
            *texts_of(timeline, verbosity, lengths, phrases),
            *wait_texts(timeline, verbosity, phrases),
        )
        spoken = self.speaker.voice.speak(texts, progress) if texts else Spoken({})
        measured = ClipLengths(lengths, durations(spoken.clips))
        plan = plan_cues(timeline, verbosity, measured, phrases, metronome=self.metronome)
        notices = self.speaker.notices if texts else ()
        problems = (*self.bank.problems, *notices, *spoken.problems)
        sounds = Sounds(tones, spoken.clips, self.music)
        coach = LiveCoach(self.speaker.voice, verbosity, sounds, phrases, metronome=self.metronome)
        coach.asked(texts)
        return Production(plan, coach.mix_of(plan), problems, coach)


def produce_in_terminal(
    timeline: Timeline,
    verbosity: Verbosity,
    speaker: Speaker,
    music: Music | None = None,
    *,
    metronome: bool = False,
) -> Production:
    """Produce with a progress bar, and tell what will not be heard."""
    studio = open_studio(speaker, music, metronome=metronome)
    with progress_bar("Rendering the voice") as progress:
        production = studio.produce(timeline, verbosity, progress)
    give_back_free_memory()
    for problem in production.problems:
        tell(problem)
    return production


def open_studio(speaker: Speaker, music: Music | None = None, *, metronome: bool = False) -> Studio:
    """Return a studio with this speaker, the tones of this computer, and perhaps music."""
    return Studio(speaker, tone_bank(), music, metronome)


def tone_bank() -> SoundBank:
    """Return the tones of this computer."""
    return FileSoundBank(shipped_folder("sounds"), runner_folders().sounds)
