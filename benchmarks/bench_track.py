"""How long the track of The Springboard takes, beside bare encoders, and how much memory.

All are measured in turn in one run, so that a busy machine slows all of them down; the figures are
medians of the turns, the ratios with their spread. What the export does is everything but starting
the interpreter: reading the workout, finding the clips, planning, mixing, encoding. The others get
samples that are mixed already.
"""  # noqa: INP001 - a script of its own, no package

import io
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import lameenc
import numpy as np

from aquatimer.audio.clips import RATE, Clip
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.tones import tones
from aquatimer.cli.speaking import asked_speaker
from aquatimer.cli.studio import open_studio
from aquatimer.cli.workshop import ALL_CORES
from aquatimer.devices.folders import shipped_folder
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound, Verbosity
from aquatimer.plan.reading import read_workout
from aquatimer.units.durations import MINUTE, SECOND

TURNS = 5
ROUND = (90 * SECOND, 120 * SECOND, 60 * SECOND, 60 * SECOND)
SPOKEN = ("Easy. One minute thirty.", "Medium. Two minutes.", "Sprint. One minute.", "Rest.")
SPEC = TrackSpec(TrackFormat.MP3, TrackTags("The Springboard"))
MINUTES = (20, 80, 24 * 60)
MEMORY = "--memory"


def unwatched(_done: int, _total: int) -> None:
    """Let progress go by."""


def springboard(music: Music | None = None, *, metronome: bool = False) -> Mixer:
    """Do what `aquatimer export springboard` does before it encodes."""
    path = Path(str(shipped_folder("workouts"))) / "springboard.aqua"
    reading = read_workout(path.read_bytes(), file=path.name, name="springboard", choices={})
    if reading.timeline is None:
        raise SystemExit("The Springboard has a mistake: aquatimer check springboard")
    studio = open_studio(asked_speaker(on_tape=True), music, metronome=metronome)
    return studio.produce(reading.timeline, Verbosity.COACH, unwatched).mixer


def export(*, metronome: bool = False) -> bytes:
    """Do all that `aquatimer export springboard -o springboard.mp3` does."""
    out = io.BytesIO()
    write_track(springboard(metronome=metronome), out, SPEC, progress=unwatched, workshop=ALL_CORES)
    return out.getvalue()


def bare(blocks: list[bytes]) -> bytes:
    """Encode samples that are there already, with the same settings and nothing else."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(128)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    return b"".join([*(encoder.encode(block) for block in blocks), encoder.flush()])


def by_ffmpeg(ffmpeg: str, blocks: list[bytes]) -> bytes:
    """Let ffmpeg encode the same samples."""
    source = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    target = ["-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", "-"]
    command = [ffmpeg, "-v", "error", *source, *target]
    samples = b"".join(blocks)
    return subprocess.run(command, input=samples, capture_output=True, check=True).stdout  # noqa: S603 - the tool that is compared


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds a piece of work takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def tell(turns: Sequence[Mapping[str, float]], length: float) -> None:
    """Print the median of each, and what the export takes of it; `length` is the track's, in s."""
    for name in turns[0]:
        seconds = median(turn[name] for turn in turns)
        ratios = sorted(turn["export"] / turn[name] for turn in turns)
        beside = f"; the export takes {median(ratios):.2f} of it"
        spread = f" ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        told = "" if name == "export" else beside + spread
        sys.stdout.write(
            f"  {name:14}{seconds:6.2f} s, {length / seconds:4.0f} x real time{told}\n"
        )


def compare() -> None:
    """Print the times and their ratios."""
    layout = TrackLayout(springboard())
    blocks = [block.tobytes() for block in layout.blocks(progress=unwatched)]
    works: dict[str, Callable[[], object]] = {
        "export": export,
        "metronome": lambda: export(metronome=True),
        "bare lameenc": lambda: bare(blocks),
    }
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is not None:
        works["ffmpeg"] = lambda: by_ffmpeg(ffmpeg, blocks)
    turns: list[dict[str, float]] = []
    for number in range(TURNS):
        names = list(works) if number % 2 == 0 else list(reversed(works))
        turns.append({name: timed(works[name]) for name in names})
    length = layout.frames / RATE
    sys.stdout.write(f"The Springboard as MP3, medians of {TURNS} turns\n")
    tell(turns, length)


def babble(seconds: float, seed: int) -> Clip:
    """Make noise that is as hard to encode as speech: vowel-like bands that come and go."""
    count = round(seconds * RATE)
    noise = np.random.default_rng(seed).normal(size=count)
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    bands = sum(np.exp(-(((hertz - centre) / 250) ** 2)) for centre in (500, 1_500, 2_500))
    voiced = np.fft.irfft(np.fft.rfft(noise) * bands, count)
    syllables = np.abs(np.sin(2 * np.pi * 2 * np.arange(count) / RATE))
    return Clip((voiced / np.abs(voiced).max() * syllables * 20_000).astype(np.int16))


def long_mix(length: int, music: Music | None = None) -> Mixer:
    """Lay the cues of rounds like those of The Springboard over a session of any length."""
    speech = {text: babble(1.8, seed) for seed, text in enumerate(SPOKEN)}
    cues: list[Cue] = []
    change, number = 0, 0
    while change < length:
        text = SPOKEN[number % 4]
        ticks = [change - before * SECOND for before in (3, 2, 1)] if change else []
        cues += [Cue(at, CueKind.TONE, "tick", 160, number, Sound.TICK) for at in ticks]
        cues.append(Cue(change, CueKind.TONE, "change", 400, number, Sound.CHANGE))
        cues.append(Cue(change + 500, CueKind.SPEECH, "start", 1_800, number, text=text))
        change += ROUND[number % 4]
        following = SPOKEN[(number + 1) % 4]
        ahead = change - 10 * SECOND
        cues.append(Cue(ahead, CueKind.SPEECH, "heads-up", 1_800, number, text=following))
        number += 1
    in_time = sorted((cue for cue in cues if cue.end <= length), key=lambda cue: cue.at)
    return Mixer(CuePlan("long", length, tuple(in_time)), tones(), speech, music)


def memory(minutes: int) -> None:
    """Write a track to nowhere and print the most memory that this process had, in megabytes."""
    with Path("/dev/null").open("r+b") as out:
        write_track(long_mix(minutes * MINUTE), out, SPEC, progress=unwatched, workshop=ALL_CORES)
    sys.stdout.write(f"{most_memory():.0f}\n")


def most_memory() -> float:
    """Return the most memory that this process had so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1_024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main() -> None:
    """Print all, or with `--memory MINUTES` only what a process of its own can measure."""
    if sys.argv[1:2] == [MEMORY]:
        memory(int(sys.argv[2]))
        return
    # Before this process has grown: a child begins with the figure of its parent.
    for minutes in MINUTES:
        command = [sys.executable, __file__, MEMORY, str(minutes)]
        run = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - this very script
        sys.stdout.write(f"memory for {minutes:5} min {run.stdout.strip():>6} MB at most\n")
        sys.stdout.flush()
    compare()


if __name__ == "__main__":
    main()
