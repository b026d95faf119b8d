"""How long the track of ten minutes takes, beside bare LAME encoding of the same samples.

Both are measured in turn in one run, each first in half of the turns, so that a busy machine
slows both down. The figure is the median of the ratios of the turns, with their spread.
"""  # noqa: INP001 - a script of its own, no package

import io
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import lameenc
import numpy as np

from aquatimer.audio.clips import RATE, Clip
from aquatimer.audio.mixer import CHANNELS, Mixer
from aquatimer.audio.tones import tones
from aquatimer.devices.cores import on_all_cores
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.units.durations import MINUTE, SECOND

LENGTH = 10 * MINUTE
ROUND = (90 * SECOND, 120 * SECOND, 60 * SECOND, 60 * SECOND)
TURNS = 14
SPOKEN = ("Easy. One minute thirty.", "Medium. Two minutes.", "Sprint. One minute.", "Rest.")


def babble(seconds: float, seed: int) -> Clip:
    """Make noise that is as hard to encode as speech: vowel-like bands that come and go."""
    count = round(seconds * RATE)
    noise = np.random.default_rng(seed).normal(size=count)
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    bands = sum(np.exp(-(((hertz - centre) / 250) ** 2)) for centre in (500, 1_500, 2_500))
    voiced = np.fft.irfft(np.fft.rfft(noise) * bands, count)
    syllables = np.abs(np.sin(2 * np.pi * 2 * np.arange(count) / RATE))
    return Clip((voiced / np.abs(voiced).max() * syllables * 20_000).astype(np.int16))


def springboard_mix() -> Mixer:
    """Lay the cues of rounds like those of The Springboard over ten minutes."""
    speech = {text: babble(1.8, seed) for seed, text in enumerate(SPOKEN)}
    cues: list[Cue] = []
    change, number = 0, 0
    while change < LENGTH:
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
    in_time = sorted((cue for cue in cues if cue.end <= LENGTH), key=lambda cue: cue.at)
    return Mixer(CuePlan("springboard", LENGTH, tuple(in_time)), tones(), speech)


def export(mix: Mixer) -> bytes:
    """Do what `aquatimer export` does once the clips are there."""
    out = io.BytesIO()
    spec = TrackSpec(TrackFormat.MP3, TrackTags("The Springboard"))
    write_track(mix, out, spec, progress=lambda _done, _all: None, share=on_all_cores)
    return out.getvalue()


def bare(blocks: list[bytes]) -> bytes:
    """Encode samples that are there already, with the same settings and nothing else."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(128)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(CHANNELS)
    encoder.set_quality(5)
    encoder.silence()
    return b"".join([*(encoder.encode(block) for block in blocks), encoder.flush()])


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds a piece of work takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def turn(mix: Mixer, blocks: list[bytes], *, export_first: bool) -> tuple[float, float]:
    """Return the seconds of the export and of the bare encoding, in whichever order."""
    if export_first:
        return timed(lambda: export(mix)), timed(lambda: bare(blocks))
    encoded = timed(lambda: bare(blocks))
    return timed(lambda: export(mix)), encoded


def main() -> None:
    """Print both times and their ratio."""
    mix = springboard_mix()
    layout = TrackLayout(mix)
    blocks = [block.tobytes() for block in layout.blocks(progress=lambda _done, _all: None)]
    turns = [turn(mix, blocks, export_first=number % 2 == 0) for number in range(TURNS)]
    exported, encoded = (median(times) for times in zip(*turns, strict=True))
    ratios = sorted(ours / theirs for ours, theirs in turns)
    sys.stdout.write(
        f"track as MP3, {LENGTH // MINUTE} min without music, medians of {TURNS} turns\n"
        f"  export        {exported:6.2f} s  ({LENGTH / SECOND / exported:.0f} x real time)\n"
        f"  bare lameenc  {encoded:6.2f} s  ({LENGTH / SECOND / encoded:.0f} x real time)\n"
        f"  ratio         {median(ratios):6.2f}    ({ratios[0]:.2f} to {ratios[-1]:.2f})\n"
    )


if __name__ == "__main__":
    main()
