"""How long The Springboard takes with music, beside bare encoders, and how much memory.

As in bench_track.py, of which this is the second part; it takes some ten minutes. The songs are
MP3s, as most music is. The bare encoder gets samples that are mixed already, from a file; ffmpeg
gets the cues and the songs, and lowers, mixes and encodes them.
"""  # noqa: INP001 - a script of its own, no package

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import lameenc
import numpy as np
from bench_track import SPEC, long_mix, most_memory, springboard, tell, timed, unwatched

from aquatimer.audio.clips import RATE
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.music.metering import Stereo
from aquatimer.cli.music import AskedMusic, find_music, gathered
from aquatimer.cli.workshop import ALL_CORES
from aquatimer.export.layout import TrackLayout
from aquatimer.export.track import write_track
from aquatimer.units.durations import MINUTE

TURNS = 3
SONGS, SONG_SECONDS = 4, 240
MINUTES = (20, 80, 24 * 60)
MEMORY = "--memory"
# The memory is that of any quality, and a day is encoded in minutes.
QUICK = replace(SPEC, quality=9)
DUCKED = (
    "[0:a]volume=-8dB[music];[1:a]asplit[key][cues];"
    "[music][key]sidechaincompress=threshold=0.01:ratio=4:attack=100:release=400[low];"
    "[low][cues]amix=normalize=0"
)


def song(seed: int) -> Stereo:
    """Make music as loud as most is: chords, beats and noise, driven hard."""
    time = np.arange(SONG_SECONDS * RATE) / RATE
    rng = np.random.default_rng(seed)
    chord = sum(np.sin(2 * np.pi * pitch * time) for pitch in 110 * rng.integers(2, 12, 5))
    beat = np.sin(2 * np.pi * 60 * time) * np.exp(-(time % 0.5) / 0.05)
    hat = rng.normal(size=(2, len(time))) * np.exp(-(time % 0.25) / 0.03)
    sides = np.tanh(0.4 * chord + 2 * beat + 0.6 * hat + 0.05 * rng.normal(size=(2, len(time))))
    return np.ascontiguousarray(sides.T, dtype=np.float32)


def lame(channels: int, bitrate: int = 128) -> lameenc.Encoder:
    """Return an encoder as everybody sets it up."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(bitrate)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(channels)
    encoder.set_quality(5)
    encoder.silence()
    return encoder


def make_songs(folder: Path) -> None:
    """Write the songs as MP3s."""
    for seed in range(SONGS):
        encoder = lame(2, 192)
        sound = (song(seed) * 30_000).astype(np.int16)
        blocks = (sound[first : first + RATE].tobytes() for first in range(0, len(sound), RATE))
        encoded = b"".join([*map(encoder.encode, blocks), encoder.flush()])
        (folder / f"{seed}.mp3").write_bytes(encoded)


def music(folder: Path) -> Music:
    """Find the music as the command does; what is known of it is kept from the first time on."""
    return find_music(gathered(AskedMusic(folder, folder)), unwatched).music


def export(songs: Path, out: Path) -> None:
    """Do all that `aquatimer export springboard --music SONGS -o OUT` does."""
    with out.open("wb") as file:
        mix = springboard(music(songs))
        write_track(mix, file, SPEC, progress=unwatched, workshop=ALL_CORES)


def bare(samples: Path, out: Path) -> None:
    """Encode samples that are there already, with the same settings and nothing else."""
    encoder = lame(2)
    with samples.open("rb") as source, out.open("wb") as file:
        while block := source.read(4 * RATE):
            file.write(encoder.encode(block))
        file.write(encoder.flush())


def by_ffmpeg(ffmpeg: str, songs: Path, cues: Path, out: Path) -> None:
    """Let ffmpeg lower the songs for the cues, mix and encode them."""
    listed = songs / "songs.txt"
    listed.write_text("".join(f"file '{path}'\n" for path in sorted(songs.glob("*.mp3"))))
    looped = ["-stream_loop", "-1", "-f", "concat", "-safe", "0", "-i", str(listed)]
    spoken = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", str(cues)]
    mixed = ["-filter_complex", DUCKED, "-shortest", "-t", str(cues.stat().st_size / 2 / RATE)]
    target = ["-ac", "2", "-c:a", "libmp3lame", "-b:a", "128k", "-y", str(out)]
    command = [ffmpeg, "-v", "error", *looped, *spoken, *mixed, *target]
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - the tool that is compared


def write_samples(mix: Mixer, path: Path) -> float:
    """Write the samples of a track, and return how many seconds they last."""
    layout = TrackLayout(mix)
    with path.open("wb") as file:
        for block in layout.blocks(progress=unwatched):
            file.write(block.tobytes())
    return layout.frames / RATE


def compare(folder: Path) -> None:
    """Print the times and their ratios."""
    songs, out = folder / "songs", folder / "out.mp3"
    mixed, cues = folder / "mixed.raw", folder / "cues.raw"
    mix = springboard(music(songs))
    length = write_samples(mix, mixed)
    write_samples(mix.without_music(), cues)
    works: dict[str, Callable[[], object]] = {
        "export": partial(export, songs, out),
        "bare lameenc": partial(bare, mixed, out),
    }
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is not None:
        works["ffmpeg's mix"] = partial(by_ffmpeg, ffmpeg, songs, cues, out)
    turns = list(taken_in_turns(works))
    sys.stdout.write(f"The Springboard with music as MP3, medians of {TURNS} turns\n")
    tell(turns, length)


def taken_in_turns(works: dict[str, Callable[[], object]]) -> Iterator[dict[str, float]]:
    """Yield how long each took, every other time in the opposite order."""
    for number in range(TURNS):
        names = list(works) if number % 2 == 0 else list(reversed(works))
        yield {name: timed(works[name]) for name in names}


def memory(minutes: int, songs: Path) -> None:
    """Write a track to nowhere and print the most memory that this process had, in megabytes."""
    mix = long_mix(minutes * MINUTE, music(songs))
    with Path("/dev/null").open("r+b") as out:
        write_track(mix, out, QUICK, progress=unwatched, workshop=ALL_CORES)
    sys.stdout.write(f"{most_memory():.0f}\n")


def main() -> None:
    """Print all, or with `--memory MINUTES SONGS` only what a process of its own can measure."""
    if sys.argv[1:2] == [MEMORY]:
        memory(int(sys.argv[2]), Path(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "songs").mkdir()
        # In a process of its own: a child begins with the figure of its parent.
        subprocess.run([sys.executable, __file__, "--songs", name], check=True)  # noqa: S603 - this very script
        for minutes in MINUTES:
            command = [sys.executable, __file__, MEMORY, str(minutes), str(folder / "songs")]
            run = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - this very script
            sys.stdout.write(
                f"memory for {minutes:5} min with music {run.stdout.strip():>6} MB at most\n"
            )
            sys.stdout.flush()
        compare(folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--songs"]:
        make_songs(Path(sys.argv[2]) / "songs")
    else:
        main()
