"""The cover of a track, as players and other readers find it."""

import json
import subprocess
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import mutagen
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import numpy as np
import pytest
import soundfile

from aquatimer.audio.mixer import Mixer
from aquatimer.devices.folders import shipped_folder
from aquatimer.devices.raster import png
from aquatimer.export.cover import Cover
from aquatimer.export.formats import AAC, WITH_CHAPTERS, TrackFormat
from aquatimer.export.picture import picture
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.sections import Section
from aquatimer.plan.timeline import Timeline
from tests.tracks import each

MixOf = Callable[..., Mixer]
RealTool = Callable[[str], str]
TAGS = TrackTags("The Springboard", comment="10:00 easy")
CHAPTERS = tuple(Section(20 * n, 20 * (n + 1), f"Round {n}", "r", "r") for n in range(255))


@pytest.fixture
def cover(springboard: Timeline) -> Cover:
    return Cover(png(picture(springboard), fonts=shipped_folder("fonts"), width=480))


def write(path: Path, mix: Mixer, cover: Cover | None) -> None:
    spec = TrackSpec(TrackFormat(path.suffix[1:]), TAGS, chapters=CHAPTERS, cover=cover)
    with path.open("w+b") as out:
        write_track(mix, out, spec, progress=lambda _done, _all: None)


@pytest.mark.parametrize("track", each(WITH_CHAPTERS))
def test_ffprobe_finds_the_picture_beside_255_chapters(
    track: TrackFormat, cover: Cover, mix_of: MixOf, real_tool: RealTool, tmp_path: Path
) -> None:
    path = tmp_path / f"track.{track}"
    write(path, mix_of(0), cover)
    command = [real_tool("ffprobe"), "-v", "error", "-of", "json", "-show_streams"]
    run = subprocess.run([*command, "-show_chapters", str(path)], capture_output=True, check=True)
    assert run.stderr == b""
    told = json.loads(run.stdout)
    # A player on a Mac reads the titles of chapters from a stream of their own.
    sound, shown = (one for one in told["streams"] if one["codec_type"] != "data")
    assert (sound["codec_type"], shown["codec_name"]) == ("audio", "png")
    assert (shown["width"], shown["disposition"]["attached_pic"]) == (480, 1)
    assert len(told["chapters"]) == 255


@pytest.mark.parametrize("track", each(WITH_CHAPTERS))
def test_another_reader_finds_the_same_picture(
    track: TrackFormat, cover: Cover, mix_of: MixOf, tmp_path: Path
) -> None:
    path = tmp_path / f"track.{track}"
    write(path, mix_of(0), cover)
    if track is TrackFormat.MP3:
        [found] = mutagen.id3.ID3(path).getall("APIC")
    elif track is TrackFormat.FLAC:
        [found] = mutagen.flac.FLAC(path).pictures
    elif track in AAC:
        [hung] = mutagen.mp4.MP4(path)["covr"]
        assert (bytes(hung), hung.imageformat) == (cover.png, mutagen.mp4.MP4Cover.FORMAT_PNG)
        return
    else:
        [coded] = mutagen.File(path)["metadata_block_picture"]
        found = mutagen.flac.Picture(b64decode(coded))
    assert (found.data, found.mime, found.type) == (cover.png, "image/png", 3)


@pytest.mark.parametrize("track", [TrackFormat.FLAC, TrackFormat.OGG, TrackFormat.OPUS])
def test_a_picture_changes_nothing_of_the_sound(
    track: TrackFormat, cover: Cover, mix_of: MixOf, tmp_path: Path
) -> None:
    plain, shown = tmp_path / f"plain.{track}", tmp_path / f"shown.{track}"
    write(plain, mix_of(0, 3_000), None)
    write(shown, mix_of(0, 3_000), cover)
    heard = [soundfile.read(path, dtype="int16")[0] for path in (plain, shown)]
    np.testing.assert_array_equal(*heard)


def test_a_picture_too_large_for_the_pages_of_an_ogg_is_left_out(
    cover: Cover, mix_of: MixOf, tmp_path: Path
) -> None:
    path = tmp_path / "track.opus"
    write(path, mix_of(0), Cover(cover.png + bytes(70_000)))
    found = mutagen.File(path)
    assert "metadata_block_picture" not in found
    assert found["chapter254name"] == ["Round 253"]


def test_what_is_no_png_is_no_cover() -> None:
    with pytest.raises(ValueError, match="a PNG"):
        Cover(b"GIF89a")
