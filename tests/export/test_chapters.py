"""Chapters as other programs read them, whole and at their places."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mutagen
import mutagen.id3
import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.audio.mixer import Mixer
from aquatimer.export.chapters import chapters_at, marked_sections
from aquatimer.export.formats import AAC, WITH_CHAPTERS, TrackFormat
from aquatimer.export.spec import TrackSpec, UnfitChoiceError
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.sections import Division, Section
from aquatimer.plan.timeline import Phase, Segment, Timeline
from tests.tracks import each

MixOf = Callable[..., Mixer]
RealTool = Callable[[str], str]
TAGS = TrackTags("The Springboard", comment="10:00 easy", number="3/12")


def sections(count: int, each: int = 1_000) -> tuple[Section, ...]:
    titles = [f"Runde {number} von {count}: 泳ぐ" for number in range(1, count + 1)]
    return tuple(
        Section(each * index, each * (index + 1), title, title, title)
        for index, title in enumerate(titles)
    )


def ignored(done: int, of_all: int) -> None:
    """Progress that nobody watches."""


def write(path: Path, mix: Mixer, chapters: tuple[Section, ...], tags: TrackTags = TAGS) -> None:
    spec = TrackSpec(TrackFormat(path.suffix[1:]), tags, chapters=chapters)
    with path.open("w+b") as out:
        write_track(mix, out, spec, progress=ignored)


@pytest.mark.parametrize("track", each(WITH_CHAPTERS))
@pytest.mark.parametrize("count", [1, 2, 50, 255])
def test_ffprobe_finds_every_chapter_at_its_place(
    track: TrackFormat, count: int, mix_of: MixOf, real_tool: RealTool, tmp_path: Path
) -> None:
    path, marked = tmp_path / f"track.{track}", sections(count, each=20)
    write(path, mix_of(0), marked)
    command = [real_tool("ffprobe"), "-v", "error", "-of", "json", "-show_chapters", str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    assert run.stderr == b""
    chapters = json.loads(run.stdout)["chapters"]
    assert [chapter["tags"]["title"] for chapter in chapters] == [one.title for one in marked]
    starts = [0, *(0.5 + section.start / 1_000 for section in marked[1:])]
    assert [float(chapter["start_time"]) for chapter in chapters] == pytest.approx(starts)


@pytest.mark.parametrize("track", each(WITH_CHAPTERS))
def test_another_reader_finds_the_same_words(
    track: TrackFormat, mix_of: MixOf, tmp_path: Path
) -> None:
    path, marked = tmp_path / f"track.{track}", sections(5)
    write(path, mix_of(0), marked)
    found = mutagen.File(path)
    if track is TrackFormat.MP3:
        told = mutagen.id3.ID3(path, translate=False)
        assert told.version == (2, 3, 0)
        (contents,) = told.getall("CTOC")
        names = contents.child_element_ids
        titles = [told[f"CHAP:{name}"].sub_frames["TIT2"].text[0] for name in names]
        assert (str(told["TRCK"]), str(told["COMM::eng"])) == ("3/12", "10:00 easy")
        assert told[f"CHAP:{names[-1]}"].end_time == pytest.approx(
            found.info.length * 1_000, abs=80
        )
    elif track in AAC:
        titles = [one.title for one in found.chapters]
        assert [one.start for one in found.chapters] == [0, 1.5, 2.5, 3.5, 4.5]
        assert (found["trkn"], found["\xa9nam"]) == ([(3, 12)], ["The Springboard"])
    else:
        titles = [found[f"chapter{number:03}name"][0] for number in range(1, 6)]
        assert found["chapter002"] == ["00:00:01.500"]
        assert found["tracknumber"] == ["3/12"]
        assert found["title"] == ["The Springboard"]
    assert titles == [section.title for section in marked]


@pytest.mark.parametrize("track", [TrackFormat.FLAC, TrackFormat.OGG, TrackFormat.OPUS])
@pytest.mark.parametrize("count", [1, 255])
def test_chapters_change_nothing_of_the_sound(
    track: TrackFormat, count: int, mix_of: MixOf, real_tool: RealTool, tmp_path: Path
) -> None:
    plain, marked = tmp_path / f"plain.{track}", tmp_path / f"marked.{track}"
    write(plain, mix_of(0, 3_000), ())
    write(marked, mix_of(0, 3_000), sections(count, each=20))
    heard = [soundfile.read(path, dtype="int16")[0] for path in (plain, marked)]
    np.testing.assert_array_equal(*heard)
    # ffmpeg checks the sums of pages and frames, and the sum of the whole FLAC.
    command = [real_tool("ffmpeg"), "-v", "warning", "-err_detect", "crccheck+explode", "-i"]
    run = subprocess.run(
        [*command, str(marked), "-f", "null", "-"], capture_output=True, check=True
    )
    assert run.stderr == b""


@pytest.mark.parametrize("track", [TrackFormat.OGG, TrackFormat.OPUS])
def test_titles_that_have_no_room_in_an_ogg_are_shortened(
    track: TrackFormat, mix_of: MixOf, tmp_path: Path
) -> None:
    path, marked = tmp_path / f"track.{track}", with_titles_of(201)
    write(path, mix_of(0), marked)
    found = mutagen.File(path)
    titles = [found[f"chapter{number:03}name"][0] for number in range(1, 256)]
    assert titles == [section.title[:50] for section in marked]
    assert found["title"] == ["The Springboard"]


@pytest.mark.parametrize("track", [TrackFormat.OGG, TrackFormat.OPUS])
def test_where_not_even_those_have_room_an_ogg_has_no_chapters(
    track: TrackFormat, mix_of: MixOf, tmp_path: Path
) -> None:
    path, about = tmp_path / f"track.{track}", "x" * 30_000
    write(path, mix_of(0), with_titles_of(201), replace(TAGS, comment=about))
    found = mutagen.File(path)
    assert "chapter001" not in found
    assert found["title"] == ["The Springboard"]
    assert len(soundfile.read(path)[0]) > RATE


def with_titles_of(letters: int) -> tuple[Section, ...]:
    title = "泳" * letters
    return tuple(replace(section, title=title) for section in sections(255, each=20))


def test_a_wav_cannot_have_chapters() -> None:
    with pytest.raises(
        UnfitChoiceError, match=r"--chapters is for .mp3, .flac, .ogg, .opus, .m4a and .m4b"
    ):
        TrackSpec(TrackFormat.WAV, TAGS, chapters=sections(2))


def test_the_first_chapter_begins_with_the_file_and_the_last_ends_with_it() -> None:
    told = [(one.start, one.end) for one in chapters_at(sections(3), origin=4_500, length=9_000)]
    assert told == [(0, 5_500), (5_500, 6_500), (6_500, 9_000)]
    assert chapters_at((), origin=500, length=900) == ()


def long(segments: int, rounds: int) -> Timeline:
    easy = BUILT_IN["easy"]
    each = segments // rounds
    return Timeline(
        "long",
        "Long",
        tuple(
            Segment(
                number,
                number * 1_000,
                1_000,
                Phase.MAIN,
                easy,
                easy.target,
                line=1,
                rounds=((number // each + 1, rounds),),
            )
            for number in range(segments)
        ),
    )


def test_too_many_segments_are_marked_by_their_rounds_and_too_many_rounds_together() -> None:
    assert len(marked_sections(long(250, 50), Division.SEGMENTS)) == 250
    assert len(marked_sections(long(300, 50), Division.SEGMENTS)) == 50
    together = marked_sections(long(600, 300), Division.SEGMENTS)
    assert len(together) == 150
    assert together[0].title == "Round 1 of 300 to round 2 of 300"
    assert (together[0].start, together[-1].end) == (0, 600_000)


def test_a_chapter_in_a_day_long_track_is_told_to_the_millisecond() -> None:
    late = (*sections(1), Section(86_399_999, 86_400_000, "Last", "Last", "Last."))
    assert chapters_at(late, origin=1, length=86_400_500)[1].start == 86_400_000
