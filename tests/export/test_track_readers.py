"""Tracks as other programs read them: ffprobe the tags, ffmpeg the sound."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.units.durations import SECOND
from tests.tracks import each, needs_m4a

MixOf = Callable[..., Mixer]
PlaceOf = Callable[..., int]
RealTool = Callable[[str], str]
Decoded = Callable[..., NDArray[np.float32]]
MP3_FRAME, AAC_FRAME = 1_152, 1_024


@pytest.fixture
def decoded(real_tool: RealTool) -> Decoded:
    """Write a mix, as MP3 if nothing else is said, and let ffmpeg decode it, full scale being 1."""
    ffmpeg = real_tool("ffmpeg")

    def decode(mix: Mixer, track: TrackFormat = TrackFormat.MP3) -> NDArray[np.float32]:
        out = io.BytesIO()
        write_track(mix, out, TrackSpec(track, TrackTags("x")), progress=ignored)
        run = subprocess.run(
            [ffmpeg, "-v", "error", "-i", "-", "-f", "f32le", "-"],
            input=out.getvalue(),
            capture_output=True,
            check=True,
        )
        assert run.stderr == b""
        return np.frombuffer(run.stdout, dtype="<f4")

    return decode


def ignored(done: int, of_all: int) -> None:
    """Progress that nobody watches."""


def test_every_tone_of_an_mp3_is_at_its_place(
    decoded: Decoded, mix_of: MixOf, place_of: PlaceOf
) -> None:
    moments = (-2_000, 0, 7_777, 61_013, 119_900)
    mix = mix_of(*moments, total=120 * SECOND)
    sound = decoded(mix)
    starts = [TrackLayout(mix).origin + frames_of(at) for at in moments]
    assert [place_of(sound, near=start) for start in starts] == starts


@needs_m4a
@pytest.mark.parametrize("total", [10_000, 10_013, 119_000])
def test_every_tone_of_an_m4a_is_at_its_place_and_nothing_comes_after_it(
    decoded: Decoded, mix_of: MixOf, place_of: PlaceOf, total: int
) -> None:
    moments = (-2_000, 0, 7_777, total - 500)
    mix = mix_of(*moments, total=total)
    sound = decoded(mix, TrackFormat.M4A)
    starts = [TrackLayout(mix).origin + frames_of(at) for at in moments]
    assert [place_of(sound, near=start) for start in starts] == starts
    assert 0 <= len(sound) - TrackLayout(mix).frames < AAC_FRAME


@pytest.mark.parametrize("total", [1_000, 1_013, 9_999])
def test_an_mp3_is_as_long_as_the_track(decoded: Decoded, mix_of: MixOf, total: int) -> None:
    mix = mix_of(0, total=total)
    sound = decoded(mix)
    assert 0 <= len(sound) - TrackLayout(mix).frames < 2 * MP3_FRAME


@pytest.mark.parametrize("hertz", [440, 520, 997, 3_000])
def test_a_loud_tone_does_not_clip_in_an_mp3(decoded: Decoded, hertz: int) -> None:
    """A tone at -1.5 dB, as loud as any clip may be, with the fades of 5 ms that a clip has."""
    time = np.arange(RATE) / RATE
    fades = np.minimum(1, np.minimum(time, time[::-1]) / 0.005)
    loud = np.sin(2 * np.pi * hertz * time) * fades * 10 ** (-1.5 / 20) * 32_767
    plan = CuePlan("loud", 2_000, (Cue(500, CueKind.TONE, "tick", 1_000, 0, Sound.TICK),))
    peak = np.abs(decoded(Mixer(plan, {Sound.TICK: Clip(loud.astype(np.int16))}, {}))).max()
    assert 0.7 < peak <= 1


@pytest.mark.parametrize("track", each())
@pytest.mark.parametrize("title", ["The Springboard", "Große Fahrt", "泳ぐ 🏊"])
def test_ffprobe_shows_the_title_and_the_length(
    track: TrackFormat, title: str, real_tool: RealTool, mix_of: MixOf, tmp_path: Path
) -> None:
    path = tmp_path / f"track.{track}"
    tags = TrackTags(title, artist="Coach Żółw", album="aquatimer", comment="Hin und zurück → Ziel")
    with path.open("w+b") as out:
        write_track(mix_of(0, 5_000), out, TrackSpec(track, tags), progress=ignored)
    shown = probed(real_tool("ffprobe"), path)
    assert {key: shown[key] for key in ("title", "artist", "album", "comment")} == {
        "title": title,
        "artist": "Coach Żółw",
        "album": "aquatimer",
        "comment": "Hin und zurück → Ziel",
    }
    assert shown["codec"] in {"mp3", "pcm_s16le", "flac", "vorbis", "opus", "aac"}
    assert float(shown["duration"]) == pytest.approx(7, abs=0.08)


def probed(ffprobe: str, path: Path) -> dict[str, str]:
    """Return the tags of a file, wherever its format keeps them, its coding and its duration."""
    run = subprocess.run(
        [ffprobe, "-v", "error", "-of", "json", "-show_format", "-show_streams", str(path)],
        capture_output=True,
        check=True,
    )
    document = json.loads(run.stdout)
    (stream,) = document["streams"]
    tags = document["format"].get("tags", {}) | stream.get("tags", {})
    shown = {key.lower(): text for key, text in tags.items()}
    return shown | {"duration": document["format"]["duration"], "codec": stream["codec_name"]}
