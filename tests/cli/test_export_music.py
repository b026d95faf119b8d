"""Tracks with music, as a runner makes them and ffmpeg hears them."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.audio.loudness import loudness
from aquatimer.audio.music.ducking import AFTER, BEFORE, FALL, LOWERED, RISE
from aquatimer.export.formats import AAC, TrackFormat
from aquatimer.export.layout import LEAD_IN_FRAMES, TAIL_FRAMES
from tests.calling import Run
from tests.songs import noise, sine
from tests.tracks import each, needs_m4a

RealTool = Callable[[str], str]
WORKOUT = """
title: Laps
0:25 easy
0:25 sprint
0:20 rest
"""


@dataclass(frozen=True)
class Deck:
    """A workout; a folder with a loud song, a quiet one and none; a song of one pitch."""

    workout: str
    songs: Path
    tone: str


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "laps.aqua").write_text(WORKOUT)
    songs = folder / "songs"
    songs.mkdir()
    soundfile.write(songs / "1 loud.flac", noise(30, 1, 0.3), RATE)
    soundfile.write(songs / "2 quiet.wav", noise(20, 2, 0.01, 1), 48_000)
    (songs / "3 broken.mp3").write_bytes(b"Not music. " * 50)
    soundfile.write(folder / "tone.wav", sine(90, 9_000), RATE)
    return Deck(str(folder / "laps.aqua"), songs, str(folder / "tone.wav"))


def measured(path: Path, ffmpeg: str) -> tuple[float, float]:
    """Return loudness and true peak as ffmpeg measures them."""
    command = [ffmpeg, "-hide_banner", "-nostats", "-i", str(path)]
    told = subprocess.run(
        [*command, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stderr
    (integrated,) = re.findall(r"I: +(-?[\d.]+) LUFS", told)
    (peak,) = re.findall(r"Peak: +(-?[\d.]+) dBFS", told)
    return float(integrated), float(peak)


@pytest.mark.parametrize("track", each())
def test_a_track_with_music_is_in_stereo_even_and_never_clips(
    track: TrackFormat, run: Run, deck: Deck, tmp_path: Path, real_tool: RealTool
) -> None:
    path = tmp_path / f"laps.{track}"
    ran = run("export", deck.workout, "--music", str(deck.songs), "--shuffle", "7", "-o", str(path))
    assert ran.status == 0
    assert "3 broken.mp3 cannot be read as music, so it is left out." in ran.err
    probe = [real_tool("ffprobe"), "-v", "error", "-show_entries", "stream=channels"]
    told = subprocess.run(
        [*probe, "-select_streams", "a", "-of", "csv=p=0", str(path)],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert told.strip() == "2"
    integrated, peak = measured(path, real_tool("ffmpeg"))
    # Two channels of what is -18 and -16 LUFS on one; an M4A is made two decibels quieter.
    least = -19 if track in AAC else -17
    assert least < integrated < -12.5
    assert peak < -1


@pytest.mark.parametrize("kilobits", [24, 32])
def test_nor_does_one_of_few_bits_clip(
    kilobits: int, run: Run, deck: Deck, tmp_path: Path, real_tool: RealTool
) -> None:
    corners = np.sign(sine(60, 220)) / 2
    soundfile.write(tmp_path / "corners.wav", np.repeat(corners, 2, axis=1), RATE)
    path = tmp_path / "laps.opus"
    options = ("--music", str(tmp_path / "corners.wav"), "--bitrate", str(kilobits))
    assert run("export", deck.workout, *options, "-o", str(path)).status == 0
    _, peak = measured(path, real_tool("ffmpeg"))
    assert peak < -1


@needs_m4a
def test_songs_of_an_iphone_are_played_and_what_nobody_reads_is_named(
    run: Run, deck: Deck, tmp_path: Path, real_tool: RealTool
) -> None:
    songs, path = tmp_path / "songs", tmp_path / "laps.wav"
    songs.mkdir()
    command = [real_tool("ffmpeg"), "-v", "error", "-i", str(deck.songs / "1 loud.flac")]
    subprocess.run([*command, "-c:a", "aac", str(songs / "1.m4a")], check=True)
    for name in ("2.wma", "3.ape", "4.m4a"):
        (songs / name).write_bytes(b"Some coding of which nobody has heard. " * 500)
    options = ("--cues", "quiet", "--music", str(songs))
    ran = run("export", deck.workout, *options, "-o", str(path))
    assert ran.status == 0
    for name in ("2.wma", "3.ape", "4.m4a"):
        assert f"{name} cannot be read as music, so it is left out." in ran.err
    same, wanted = heard(path), tmp_path / "same.wav"
    options = ("--cues", "quiet", "--music", str(deck.songs / "1 loud.flac"))
    assert run("export", deck.workout, *options, "-o", str(wanted)).status == 0
    source = heard(wanted)
    assert same.shape == source.shape
    assert loudness(same[:, 0]) == pytest.approx(loudness(source[:, 0]), abs=0.5)


def heard(path: Path) -> NDArray[np.float32]:
    samples: NDArray[np.float32] = soundfile.read(path, dtype="float32", always_2d=True)[0]
    return samples


def test_the_cues_are_the_same_with_music_under_them(run: Run, deck: Deck, tmp_path: Path) -> None:
    plain, accompanied = tmp_path / "plain.wav", tmp_path / "music.wav"
    assert run("export", deck.workout, "-o", str(plain)).status == 0
    assert run("export", deck.workout, "--music", deck.tone, "-o", str(accompanied)).status == 0
    cues = json.loads(run("cues", deck.workout, "--json").out)["cues"]
    with_it, without = heard(accompanied), heard(plain)
    assert with_it.shape == without.shape
    music = (with_it - without)[:, 0]
    origin = LEAD_IN_FRAMES - frames_of(cues[0]["at_ms"])
    low, near = np.zeros(len(music), dtype=bool), np.zeros(len(music), dtype=bool)
    for cue in cues:
        begin, end = cue["at_ms"] - BEFORE, cue["at_ms"] + cue["duration_ms"] + AFTER
        low[max(origin + frames_of(begin), 0) : origin + frames_of(end)] = True
        around = max(origin + frames_of(begin - FALL - 2_000), 0)
        near[around : origin + frames_of(end + RISE + 2_000)] = True
    level = np.array([np.abs(music[at : at + 441]).max() for at in range(0, len(music), 441)])
    begun, closing = 300, -700
    usual = level[begun:closing][~near[::441][begun:closing]]
    assert usual == pytest.approx(np.median(usual), rel=0.01)
    lowered = level[low[::441] & np.roll(low[::441], 1) & np.roll(low[::441], -1)]
    # The limiter may take it down further under the loudest of a voice; nothing lets it up.
    wanted = np.median(usual) * 10 ** (-LOWERED / 20)
    assert lowered.max() < 1.02 * wanted
    assert np.median(lowered) > 0.5 * wanted


def test_a_quiet_song_and_a_loud_one_are_heard_alike(run: Run, deck: Deck, tmp_path: Path) -> None:
    workout = tmp_path / "long.aqua"
    workout.write_text("title: Long\n1:40 steady\n")
    path = tmp_path / "long.wav"
    listed = tmp_path / "both.m3u"
    listed.write_text(f"{deck.songs}/1 loud.flac\n{deck.songs}/2 quiet.wav\n")
    options = ("--cues", "quiet", "--music", str(listed))
    assert run("export", str(workout), *options, "-o", str(path)).status == 0
    sound = heard(path)
    origin = LEAD_IN_FRAMES + frames_of(3_000)
    loud, quiet = (
        np.mean([loudness(sound[origin + first * RATE :][: 8 * RATE, side]) for side in (0, 1)])
        for first in (5, 33)
    )
    assert loud == pytest.approx(quiet, abs=1)


def test_music_follows_the_effort(run: Run, deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "hard.wav"
    options = ("--cues", "quiet", "--music-hard", deck.tone)
    assert run("export", deck.workout, *options, "-o", str(path)).status == 0
    sound = heard(path)
    assert sound.shape[1] == 1
    origin = LEAD_IN_FRAMES + frames_of(3_000)

    def level(second: float) -> float:
        at = origin + round(second * RATE)
        return float(np.abs(sound[at : at + 4_410]).max())

    assert level(15) == level(60) == 0
    assert level(40) > 0.1


def test_split_tracks_carry_the_music_on(run: Run, deck: Deck, tmp_path: Path) -> None:
    whole, folder = tmp_path / "whole.wav", tmp_path / "parts"
    options = ("--cues", "quiet", "--music", deck.tone)
    assert run("export", deck.workout, *options, "-o", str(whole)).status == 0
    split = ("--split", "segments", "--format", "wav", "-o", str(folder))
    assert run("export", deck.workout, *options, *split).status == 0
    parts = [heard(path)[LEAD_IN_FRAMES:] for path in sorted(folder.glob("*.wav"))]
    assert len(parts) == 3
    different = np.concatenate(parts) != heard(whole)[LEAD_IN_FRAMES:]
    # Music falls and rises within 10 ms where one track ends and the next begins.
    *cuts, end = np.cumsum([0, *map(len, parts)])
    for cut in (*cuts, end - TAIL_FRAMES):
        different[max(cut - frames_of(10), 0) : cut + frames_of(10)] = False
    assert not different.any()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--music", "nowhere"), "There is no music at nowhere."),
        (("--music", "{songs}/3 broken.mp3"), "No music in {songs}/3 broken.mp3 can be played."),
        (("--shuffle", "1"), "--shuffle is for music."),
        (
            ("--music", "x", "--music", "y"),
            "--music is there twice. For several songs name a folder",
        ),
        (("--music-easy", "x", "--music-easy", "x"), "--music-easy is there twice."),
        (("--music", ""), "argument --music: it is empty. Name a song, a folder or a playlist"),
    ],
)
def test_music_that_cannot_be_played_is_told_and_nothing_is_written(
    options: tuple[str, ...], told: str, run: Run, deck: Deck, tmp_path: Path
) -> None:
    path = tmp_path / "laps.mp3"
    given = [option.format(songs=deck.songs) for option in options]
    ran = run("export", deck.workout, *given, "-o", str(path))
    assert ran.status == 2
    assert told.format(songs=deck.songs) in ran.err
    assert not path.exists()


@pytest.mark.parametrize("music", ["mine", "mine/song.wav", "list.m3u"])
@pytest.mark.parametrize("output", ["mine/song.wav", "link.wav"])
def test_a_song_is_not_written_over(music: str, output: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    song = tmp_path / "mine" / "song.wav"
    soundfile.write(song, sine(5, 440), RATE)
    before = song.read_bytes()
    (tmp_path / "link.wav").symlink_to(song)
    (tmp_path / "list.m3u").write_text("gone.wav\na\0b.wav\nmine/song.wav\n")
    (tmp_path / "laps.aqua").write_text(WORKOUT)
    options = ("--cues", "quiet", "--music", str(tmp_path / music))
    ran = run("export", str(tmp_path / "laps.aqua"), *options, "-o", str(tmp_path / output))
    assert ran.status == 2
    told = f"{tmp_path / output} is one of the songs. Choose another place for -o."
    assert told in ran.err
    assert song.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "name"),
    [(("--split", "segments"), "02-sprint.mp3"), (("--all",), "springboard.mp3")],
)
def test_nor_is_a_song_by_one_of_many_tracks(
    options: tuple[str, ...], name: str, run: Run, deck: Deck, tmp_path: Path
) -> None:
    song = tmp_path / name
    soundfile.write(song, sine(5, 440), RATE)
    before = song.read_bytes()
    workouts = () if "--all" in options else (deck.workout,)
    music = ("--cues", "quiet", "--music", str(tmp_path))
    ran = run("export", *workouts, *options, *music, "-o", str(tmp_path))
    assert ran.status == 2
    assert f"{song} is one of the songs. Choose another place for -o." in ran.err
    assert list(tmp_path.iterdir()) == [song]
    assert song.read_bytes() == before


def test_tracks_that_are_written_among_the_songs_are_none_of_them(run: Run, tmp_path: Path) -> None:
    workouts = [tmp_path / f"{number}.aqua" for number in range(5)]
    for workout in workouts:
        workout.write_text("title: Short\n0:05 easy\n")
    music = tmp_path / "music"
    music.mkdir()
    soundfile.write(music / "song.wav", sine(20, 440), RATE)
    options = ("--cues", "quiet", "--format", "wav", "--music", str(music))
    ran = run("export", *map(str, workouts), *options, "-o", str(music / "tracks"))
    assert (ran.status, ran.err) == (0, f"Wrote 5 tracks into {music / 'tracks'}.\n")
    first, *others = (path.read_bytes() for path in (music / "tracks").iterdir())
    assert all(other == first for other in others)


def test_music_is_for_tracks(run: Run, deck: Deck, tmp_path: Path) -> None:
    ran = run("export", deck.workout, "--music", deck.tone, "-o", str(tmp_path / "laps.fit"))
    assert ran.status == 2
    assert "--music is for tracks" in ran.err


def test_several_workouts_have_the_same_music(run: Run, deck: Deck, tmp_path: Path) -> None:
    other = tmp_path / "other.aqua"
    other.write_text(WORKOUT)
    folder = tmp_path / "tracks"
    names = (deck.workout, str(other), "--format", "wav", "--cues", "quiet")
    assert run("export", *names, "--music", deck.tone, "-o", str(folder)).status == 0
    first, second = (heard(path) for path in sorted(folder.glob("*.wav")))
    assert np.abs(first).mean() > 0.02
    np.testing.assert_array_equal(first, second)
