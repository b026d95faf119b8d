"""The tones, made from nothing: what each of them is, and how it becomes a clip.

All lie between 500 and 3000 Hz, where small speakers and bone conduction carry and splashing
does not cover them. Each note has a few harmonics, so that it is clearly no whistle, and dies
away as a struck bar does. They differ in pitch, number and length at once:

| tone   | is heard as                        | pitches                | lasts   |
| ------ | ---------------------------------- | ---------------------- | ------- |
| tick   | one short note                     | 523 Hz                 | 160 ms  |
| change | one clear note, an octave above    | 1047 Hz                | 400 ms  |
| easier | a falling pair                     | 784, 523 Hz            | 400 ms  |
| rest   | one low, long note                 | 262 Hz by its overtones | 700 ms  |
| half   | two short notes alike              | 784, 784 Hz            | 300 ms  |
| rep    | one soft tap                       | 659 Hz                 | 60 ms   |
| finish | three rising notes, the last long  | 523, 659, 784 Hz       | 1200 ms |
| click  | one dry, soft knock                | 1319 Hz                | 30 ms   |
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.loudness import Wave
from aquatimer.audio.mastering import LOUDNESS, levelled, quantised
from aquatimer.audio.trimming import faded
from aquatimer.plan.cues import Sound
from aquatimer.units.durations import Milliseconds

_SOFT: Mapping[Sound, float] = {Sound.REP: LOUDNESS - 8, Sound.CLICK: LOUDNESS - 6}
"""LUFS of what comes all the time."""

_FADE: Milliseconds = 8
_C4, _C5, _E5, _G5, _C6, _E6 = 261.63, 523.25, 659.26, 783.99, 1046.50, 1318.51


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where it begins, how long it lasts, its pitch in Hz, and its overtones.

    `partials` are the strengths of one, two, three ... times the pitch.
    """

    start: Milliseconds
    length: Milliseconds
    pitch: float
    partials: tuple[float, ...] = (1.0, 0.5, 0.25)


# Without its two lowest partials the note is heard as low as it would be with them, but holds
# nothing that a small speaker could not give.
_LOW = (0.0, 1.0, 0.8, 0.6, 0.4, 0.2)

NOTES: Mapping[Sound, tuple[Note, ...]] = {
    Sound.TICK: (Note(0, 160, _C5),),
    Sound.CHANGE: (Note(0, 400, _C6, (1.0, 0.4)),),
    Sound.EASIER: (Note(0, 200, _G5), Note(200, 200, _C5)),
    Sound.REST: (Note(0, 700, _C4, _LOW),),
    Sound.HALF: (Note(0, 120, _G5), Note(180, 120, _G5)),
    Sound.REP: (Note(0, 60, _E5),),
    Sound.FINISH: (Note(0, 250, _C5), Note(250, 250, _E5), Note(500, 700, _G5)),
    Sound.CLICK: (Note(0, 30, _E6, (1.0, 0.3)),),
}


def tones() -> dict[Sound, Clip]:
    """Return the clip of every tone, all equally loud but the soft ones."""
    return {sound: tone(sound) for sound in Sound}


def tone(sound: Sound) -> Clip:
    """Return the clip of one tone."""
    notes = NOTES[sound]
    wave = np.zeros(frames_of(max(note.start + note.length for note in notes)), dtype=np.float32)
    for note in notes:
        first = frames_of(note.start)
        wave[first : first + frames_of(note.length)] += _played(note)
    return quantised(levelled(wave, loudness_of(sound)))


def loudness_of(sound: Sound) -> float:
    """Return how loud a tone is in LUFS: as speech is, or soft where it comes all the time."""
    return _SOFT.get(sound, LOUDNESS)


def _played(note: Note) -> Wave:
    time = np.arange(frames_of(note.length)) / RATE
    wave = np.zeros(len(time))
    for number, strength in enumerate(note.partials, start=1):
        # High partials die away first, as they do on anything that is struck.
        dying = np.exp(-time * number / 3)
        # Partials that all begin at once would pile up to one peak in each period.
        begun = np.pi * number**2 / len(note.partials)
        wave += strength * dying * np.sin(2 * np.pi * note.pitch * number * time + begun)
    return faded(wave.astype(np.float32), frames_of(_FADE))
