"""`export`: a session as a file, whole or not at all."""

import os
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import mutagen.mp4
import pytest

from tests.calling import Run
from tests.tracks import needs_m4a


@pytest.fixture
def short(tmp_path: Path) -> str:
    path = tmp_path / "short.aqua"
    path.write_text("title: Short\n\n0:20 easy\n0:20 sprint\n")
    return str(path)


def test_a_wav_lasts_as_long_as_the_session_and_its_edges(
    run: Run, short: str, tmp_path: Path
) -> None:
    out = tmp_path / "short.wav"
    ran = run("export", short, "-o", str(out))
    assert (ran.status, ran.out) == (0, "")
    with wave.open(str(out)) as track:
        assert (track.getframerate(), track.getnchannels(), track.getsampwidth()) == (44_100, 1, 2)
        assert 44 < track.getnframes() / 44_100 < 56


def test_an_mp3_begins_with_its_tags(run: Run, short: str, tmp_path: Path) -> None:
    out = tmp_path / "short.mp3"
    assert run("export", short, "-o", str(out)).status == 0
    assert out.read_bytes()[:3] == b"ID3"


def test_a_path_that_cannot_be_written_is_told_before_any_work(
    run: Run, short: str, tmp_path: Path
) -> None:
    ran = run("export", short, "-o", str(tmp_path / "none" / "short.wav"))
    assert (ran.status, ran.out) == (1, "")
    assert "Cannot write" in ran.err


def test_an_unknown_ending_names_the_known_ones(run: Run, short: str, tmp_path: Path) -> None:
    ran = run("export", short, "-o", str(tmp_path / "short.mp4"))
    assert ran.status == 2
    assert ".mp3" in ran.err
    assert list(tmp_path.glob("short.mp4*")) == []


def test_a_wrong_workout_leaves_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("export", "sprngboard", "-o", str(tmp_path / "track.wav"))
    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("--bitrate", "100"), ("--quality", "12")])
def test_a_choice_that_no_mp3_has_is_told_before_any_work(
    arguments: tuple[str, str], run: Run, short: str, tmp_path: Path
) -> None:
    ran = run("export", short, "-o", str(tmp_path / "short.mp3"), *arguments)
    assert ran.status == 2
    assert arguments[0] in ran.err
    assert not (tmp_path / "short.mp3").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of Unix")
@pytest.mark.parametrize(("ending", "status"), [("mp3", 0), ("wav", 1)])
def test_an_mp3_goes_through_a_pipe_and_what_cannot_is_told(
    ending: str, status: int, run: Run, short: str, tmp_path: Path
) -> None:
    pipe = tmp_path / f"pipe.{ending}"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        ran = run("export", short, "-o", str(pipe))
        heard = read.result()
    assert ran.status == status
    assert heard.startswith(b"ID3") is (status == 0)
    assert ("a pipe is none" in ran.err) is (status == 1)


def test_a_split_session_is_a_folder_of_tracks_and_their_list(
    run: Run, short: str, tmp_path: Path
) -> None:
    folder = tmp_path / "short"
    ran = run("export", short, "--split", "segments", "--format", "ogg", "-o", str(folder))
    assert (ran.status, ran.out) == (0, "")
    assert "2 tracks" in ran.err
    assert "silence and the words that say which it is, and a player" in ran.err
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-easy.ogg",
        "02-sprint.ogg",
        "short.m3u8",
    ]


def test_what_an_earlier_split_left_in_the_folder_is_told(
    run: Run, short: str, tmp_path: Path
) -> None:
    out = tmp_path / "tracks"
    split = ("--split", "segments", "--cues", "quiet", "-o", str(out))
    assert "as well" not in run("export", short, *split, "--format", "wav").err
    assert "as well" not in run("export", short, *split, "--format", "wav").err
    ran = run("export", short, *split, "--format", "ogg")
    assert ran.status == 0
    assert ran.err.endswith("will be played as well: 01-easy.wav, 02-sprint.wav.\n")
    assert (out / "02-sprint.wav").exists()


def test_a_session_is_split_into_the_folder_one_is_in(
    run: Run, short: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "player").mkdir()
    monkeypatch.chdir(tmp_path / "player")
    ran = run(
        "export", short, "--split", "segments", "--format", "ogg", "--cues", "quiet", "-o", "."
    )
    assert "begins with half a second of silence, and a player" in ran.err
    assert ran.status == 0
    assert f"player.m3u8 into {tmp_path / 'player'}.\n" in ran.err
    assert (tmp_path / "player" / "player.m3u8").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "x.mp3", "--split", "rounds"), "Write -o x --format mp3."),
        (("-o", "x", "--split", "rounds", "--chapters"), "Leave one of them out"),
        (("-o", "x.mp3", "--format", "mp3"), "--format is for a FOLDER"),
        (("-o", "x.wav", "--chapters", "rounds"), "A .wav has none"),
    ],
)
def test_what_does_not_go_together_is_told(
    arguments: tuple[str, ...], told: str, run: Run, short: str
) -> None:
    ran = run("export", short, *arguments)
    assert ran.status == 2
    assert told in ran.err


def test_several_workouts_become_as_many_tracks(run: Run, short: str, tmp_path: Path) -> None:
    other = tmp_path / "other" / "short.aqua"
    other.parent.mkdir()
    other.write_text("title: Other\n\n0:15 easy\n")
    third = tmp_path / "third.aqua"
    third.write_text("title: Third\n\n0:10 easy\n")
    out = tmp_path / "tracks"
    ran = run("export", short, str(other), str(third), "-o", str(out), "--format", "opus")
    assert (ran.status, ran.out) == (0, "")
    assert "Wrote 3 tracks" in ran.err
    made = {path.name for path in out.iterdir()}
    assert made == {f"{tmp_path.name}-short.opus", "other-short.opus", "third.opus"}


@pytest.fixture
def club(tmp_path: Path, run: Run) -> Path:
    """A coach's folder with a folder for each athlete, of whom two have a profile."""
    for name in ("anna", "ben", "carl"):
        folder = tmp_path / "club" / name
        folder.mkdir(parents=True)
        for day in ("monday", "thursday"):
            (folder / f"{day}.aqua").write_text("title: Day\n\n0:05 hard\n")
        if name != "carl":
            assert run("profile", "set", "water", "max 180", "--athlete", name).status == 0
    return tmp_path / "club"


def test_a_folder_of_folders_becomes_one(run: Run, club: Path, tmp_path: Path) -> None:
    out = tmp_path / "tracks"
    # As a Mac leaves them on sticks, and what keeps versions.
    (club / ".git").mkdir()
    for hidden in (club / "anna" / "._monday.aqua", club / ".git" / "monday.aqua"):
        hidden.write_bytes(b"\0\5\26\7")
    ran = run("export", str(club), "--cues", "quiet", "-o", str(out))
    assert (ran.status, ran.err) == (0, f"Wrote 6 tracks into {out}.\n")
    assert sorted(file.relative_to(out).as_posix() for file in out.rglob("*.mp3")) == [
        f"{name}/{day}.mp3" for name in ("anna", "ben", "carl") for day in ("monday", "thursday")
    ]


def test_each_folder_names_its_athlete_if_asked(run: Run, club: Path, tmp_path: Path) -> None:
    out = tmp_path / "tracks"
    ran = run("export", str(club), "--by-athlete", "--cues", "quiet", "-o", str(out))
    assert ran.status == 2
    assert "carl" in ran.err
    assert "anna" not in ran.err.partition("There are")[0]
    assert not out.exists()
    rest = (str(club / "anna"), str(club / "ben"))
    ran = run("export", *rest, "--by-athlete", "--cues", "quiet", "-o", str(out))
    assert ran.status == 0, ran.err
    assert sorted(file.name for file in out.iterdir()) == [
        *("anna-monday.mp3", "anna-thursday.mp3", "ben-monday.mp3", "ben-thursday.mp3")
    ]


def test_of_several_workouts_all_mistakes_are_told_and_nothing_is_written(
    run: Run, short: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.aqua").write_text("0:10 esay\n")
    wrong = [str(tmp_path / f"{name}.aqua") for name in ("one", "two")]
    ran = run("export", short, *wrong, "-o", str(tmp_path / "tracks"))
    assert ran.status == 2
    assert all(name in ran.err for name in wrong)
    assert not (tmp_path / "tracks").exists()


def test_one_of_several_that_cannot_be_written_keeps_none_of_the_others(
    run: Run, short: str, tmp_path: Path
) -> None:
    third = tmp_path / "third.aqua"
    third.write_text("title: Third\n\n0:10 easy\n")
    out = tmp_path / "tracks"
    (out / "third.wav").mkdir(parents=True)
    ran = run("export", short, str(third), "-o", str(out), "--format", "wav")
    assert ran.status == 1
    assert "Wrote 1 track into" in ran.err
    assert f"Cannot write {out / 'third.wav'}: it is a folder." in ran.err
    assert sorted(path.name for path in out.iterdir()) == ["short.wav", "third.wav"]


def test_names_that_differ_in_capitals_are_two_files_on_a_card_as_well(
    run: Run, short: str, tmp_path: Path
) -> None:
    paths = [tmp_path / "anna" / "Short.aqua", tmp_path / "bert" / "short.aqua"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(Path(short).read_bytes())
    out = tmp_path / "tracks"
    assert run("export", *map(str, paths), "-o", str(out), "--format", "wav").status == 0
    assert sorted(path.name for path in out.iterdir()) == ["anna-Short.wav", "bert-short.wav"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Which workout?"),
        (("--all", "wave"), "--all means every workout"),
        (("wave", "wave"), "would become the same file"),
        (("wave", "pyramid", "--split", "rounds"), "one workout at a time"),
        (("sounds",), "There is no workout in sounds"),
        (("wave", "--by-athlete", "--athlete", "anna"), "Leave it out, or --athlete"),
    ],
)
def test_what_several_workouts_cannot_be_is_told(
    arguments: tuple[str, ...], told: str, run: Run, tmp_path: Path
) -> None:
    ran = run("export", *arguments, "-o", str(tmp_path / "tracks"))
    assert ran.status == 2
    assert told in ran.err
    assert not (tmp_path / "tracks").exists()


@needs_m4a
def test_an_m4b_is_an_audio_book_with_its_chapters(run: Run, short: str, tmp_path: Path) -> None:
    out = tmp_path / "short.m4b"
    ran = run("export", short, "--chapters", "segments", "--bitrate", "64", "-o", str(out))
    assert (ran.status, ran.err.splitlines()[-1]) == (0, f"Wrote {out}.")
    assert out.read_bytes()[8:12] == b"M4B "
    assert [one.title for one in mutagen.mp4.MP4(out).chapters] == ["Easy 0:20", "Sprint 0:20"]


@needs_m4a
def test_a_session_is_split_into_m4a_files(run: Run, short: str, tmp_path: Path) -> None:
    out = tmp_path / "tracks"
    ran = run("export", short, "--split", "segments", "--format", "m4a", "-o", str(out))
    assert ran.status == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "01-easy.m4a",
        "02-sprint.m4a",
        "tracks.m3u8",
    ]


@pytest.mark.parametrize("arguments", [("-o", "short.m4a"), ("--split", "rounds", "-o", "short")])
def test_without_pyav_its_extra_is_named_before_any_work(
    arguments: tuple[str, ...], run: Run, short: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What Python itself keeps of a module that cannot be imported.
    monkeypatch.setitem(sys.modules, "av", None)
    format_of_folder = () if arguments[0] == "-o" else ("--format", "m4a")
    ran = run("export", short, *format_of_folder, *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("aquatimer: An .m4a is written with PyAV, which is not installed.")
    assert "pip install 'aquatimer[m4a]'" in ran.err
