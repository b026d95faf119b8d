"""Songs as runners have them: found, measured once, and the same samples however they are read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from aquatimer.audio.clips import RATE
from aquatimer.audio.music.songs import LOUDNESS
from aquatimer.devices.cores import AT_ONCE
from aquatimer.devices.music.collection import Collection, collected
from aquatimer.devices.music.decoders import open_recording
from aquatimer.devices.music.forgiving import MiniaudioRecording
from aquatimer.devices.music.gathering import NoMusicError, songs_in
from aquatimer.devices.music.lost import LostSongError
from aquatimer.devices.music.measuring import FactFiles, measured
from aquatimer.devices.music.mpeg_frames import is_mpeg_or_another_kind
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.reels import Reel
from aquatimer.devices.music.segments import LENGTH
from aquatimer.devices.music.shelf import Shelf
from aquatimer.devices.music.song_files import SongFile
from aquatimer.devices.music.tapes import Tape
from tests.open_files import open_files, with_list_of_open_files
from tests.songs import noise, sine
from tests.tracks import needs_m4a

RealTool = Callable[[str], str]
SECONDS = 10


def written(path: Path, *, rate: int = RATE, channels: int = 2, gain: float = 1.0) -> Path:
    """A song: noise that pulses twice a second, silent for its first and last half second."""
    wave = soxr.resample(noise(SECONDS, 5, 0.15, channels), RATE, rate) if rate != RATE else None
    sound = noise(SECONDS, 5, 0.15, channels) if wave is None else wave
    pulse = 0.6 + 0.4 * np.sin(2 * np.pi * 2 * np.arange(len(sound)) / rate)[:, np.newaxis]
    sound = sound * pulse * gain
    sound[: rate // 2] = sound[-rate // 2 :] = 0
    kind = {".mp3": "MP3", ".opus": "OGG", ".ogg": "OGG", ".flac": "FLAC", ".wav": "WAV"}
    subtype = "OPUS" if path.suffix == ".opus" else None
    with soundfile.SoundFile(
        path, "w", rate, channels, subtype=subtype, format=kind[path.suffix]
    ) as file:
        # Vorbis overruns the stack of libsndfile with more at once.
        for first in range(0, len(sound), rate):
            file.write(sound[first : first + rate])
    return path


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("songs")
    for name, rate, channels in (
        ("1 joint.mp3", RATE, 2),
        ("2 mono.mp3", 22_050, 1),
        ("3.flac", 48_000, 2),
        ("4.ogg", RATE, 2),
        ("5.opus", 48_000, 2),
        ("10.wav", 11_025, 1),
    ):
        written(folder / name, rate=rate, channels=channels)
    (folder / "11 broken.mp3").write_bytes(b"This was never music." * 100)
    (folder / "12 empty.mp3").write_bytes(b"")
    soundfile.write(folder / "13 blink.wav", noise(0.2, 1), RATE)
    soundfile.write(folder / "14 silent.flac", np.zeros(3 * RATE, dtype=np.float32), RATE)
    (folder / "cover.jpg").write_bytes(b"no music at all")
    return folder


def collect(folder: Path, cache: Path) -> Collection:
    told: list[tuple[int, int]] = []
    found = collected(
        songs_in(folder), FactFiles(cache), Shelf(), lambda done, total: told.append((done, total))
    )
    # Where a file takes long it is told again what is done.
    assert [done for done in dict.fromkeys(told) if done[0]] == [(n, 10) for n in range(1, 11)]
    return found


def test_songs_of_all_kinds_become_equally_loud_and_all_others_are_named(
    songs: Path, tmp_path: Path
) -> None:
    found = collect(songs, tmp_path)
    names = [song.path.name for song in found.songs]
    assert names == ["1 joint.mp3", "2 mono.mp3", "3.flac", "4.ogg", "5.opus", "10.wav"]
    assert [song.channels for song in found.songs] == [2, 1, 2, 2, 2, 1]
    assert [problem.removeprefix(f"{songs}/") for problem in found.problems] == [
        "11 broken.mp3 cannot be read as music, so it is left out.",
        "12 empty.mp3 is empty, so it is left out.",
        "13 blink.wav is shorter than a second, so it is left out.",
        "14 silent.flac is silent, so it is left out.",
    ]
    for song in found.songs:
        # From its first sound to its last, which lie half a second from its ends.
        assert song.frames == pytest.approx((SECONDS - 1) * RATE, abs=0.2 * RATE)
        whole = song.read(0, song.frames)
        rms = 10 * np.log10(np.mean(np.square(whole)))
        assert LOUDNESS - 5 < rms < LOUDNESS + 1


@pytest.mark.parametrize("beginning", [b"", b"ID3\x04\0\0\0\0\0\x05later", b"\xff\xfb\x90\x64"])
def test_of_what_is_no_mp3_no_library_writes_over_the_screen(
    beginning: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "noise.mp3"
    path.write_bytes(beginning + np.random.default_rng(3).bytes(50_000))
    with pytest.raises(UnreadableError):
        measured(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("rate", "coding"),
    [(44_100, "mp3"), (48_000, "mp3"), (22_050, "mp3"), (8_000, "mp3"), (44_100, "mp2")],
)
def test_every_mpeg_of_ffmpeg_has_frames_also_behind_tags(
    rate: int, coding: str, tmp_path: Path, real_tool: RealTool
) -> None:
    plain, tagged = tmp_path / f"plain.{coding}", tmp_path / f"tagged.{coding}"
    source = ("-f", "lavfi", "-i", "sine=duration=3", "-ar", str(rate), "-id3v2_version", "0")
    subprocess.run([real_tool("ffmpeg"), "-v", "error", *source, str(plain)], check=True)
    picture = b"\xff\xfb" * 100_000
    size = bytes(len(picture) >> shift & 0x7F for shift in (21, 14, 7, 0))
    tagged.write_bytes(2 * (b"ID3\x04\0\0" + size + picture) + plain.read_bytes())
    assert is_mpeg_or_another_kind(plain)
    assert is_mpeg_or_another_kind(tagged)


@pytest.mark.parametrize("name", ["3.flac", "4.ogg", "10.wav"])
def test_a_song_with_a_wrong_name_is_read(songs: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes((songs / name).read_bytes())
    assert measured(tmp_path / "song.mp3") == measured(songs / name)


def test_a_tag_without_any_sound_after_it_is_no_music(tmp_path: Path) -> None:
    path = tmp_path / "tag.mp3"
    path.write_bytes(b"ID3\x04\0\0\0\0\x10\0" + b"x" * 100_000)
    with pytest.raises(UnreadableError, match="cannot be read as music"):
        open_recording(path)


def test_a_burst_far_above_full_scale_does_not_silence_a_song(tmp_path: Path) -> None:
    """Decoders of MP3 make such bursts from damaged bytes."""
    sound = noise(SECONDS, 5)
    soundfile.write(tmp_path / "whole.wav", sound, RATE, "FLOAT")
    sound[3 * RATE : 3 * RATE + 500] *= 1e5
    soundfile.write(tmp_path / "damaged.wav", sound, RATE, "FLOAT")
    whole, damaged = (measured(tmp_path / f"{name}.wav") for name in ("whole", "damaged"))
    assert damaged.loudness == pytest.approx(whole.loudness, abs=2)


def test_a_quiet_song_and_a_loud_one_differ_only_in_their_gain(tmp_path: Path) -> None:
    quiet, loud = (measured(written(tmp_path / f"{gain}.flac", gain=gain)) for gain in (0.1, 1.0))
    assert loud.loudness - quiet.loudness == pytest.approx(20, abs=0.1)
    assert (quiet.begin, quiet.end) == (loud.begin, loud.end)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are in letters there")
@pytest.mark.parametrize("name", ["1 joint.mp3", "3.flac", "5.opus"])
def test_a_song_may_have_a_name_in_letters_of_long_ago(
    songs: Path, name: str, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"Bj\xf6rk" + Path(name).suffix.encode())
    path.write_bytes((songs / name).read_bytes())
    facts = FactFiles(tmp_path / "facts").facts_of(path)
    assert facts == measured(songs / name)
    heard = SongFile(path, facts, Shelf()).read(0, 10)
    assert np.array_equal(heard, SongFile(songs / name, facts, Shelf()).read(0, 10))


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are in letters there")
def test_what_is_no_song_may_have_any_name(tmp_path: Path) -> None:
    for name in (b"Bj\xf6rk.wav", b"Bj\xf6rk.mp3", b"x.raw"):
        path = tmp_path / os.fsdecode(name)
        path.write_bytes(b"This was never music." * 100)
        with pytest.raises(UnreadableError, match="cannot be read as music"):
            open_recording(path)


@pytest.mark.parametrize("name", ["1 joint.mp3", "2 mono.mp3", "3.flac", "4.ogg", "5.opus"])
def test_any_frames_are_the_same_samples_in_any_order_of_reading(songs: Path, name: str) -> None:
    facts = measured(songs / name)
    whole = SongFile(songs / name, facts, Shelf()).read(-100, facts.end + 200)
    song = SongFile(songs / name, facts, Shelf(1))
    for first, count in ((300_000, 5_000), (10, 200_000), (LENGTH - 30, 60), (-50, 80), (0, 1)):
        heard, wanted = song.read(first, count), whole[first + 100 : first + 100 + count]
        # How mpg123 rounds one channel depends on what it decoded before.
        assert np.allclose(heard, wanted, rtol=0, atol=2e-7 if song.channels == 1 else 0)
    assert not whole[:100].any()
    assert not whole[-100:].any()


@pytest.mark.parametrize("name", ["1 joint.mp3", "3.flac", "4.ogg", "5.opus", "10.wav"])
def test_what_is_decoded_in_segments_is_what_is_decoded_in_one_go(songs: Path, name: str) -> None:
    sound, rate = soundfile.read(songs / name, dtype="float32", always_2d=True)
    wanted = sound if rate == RATE else soxr.resample(sound, rate, RATE, quality="HQ")
    reel = Reel(open_recording(songs / name))
    beyond = len(wanted) // LENGTH + 2
    segments = [reel.decoded(number) for number in range(beyond)]
    reel.close()
    heard = np.concatenate(segments)
    assert abs(len(heard) - len(wanted)) <= 1
    # Where segments meet as everywhere; the ends of the whole are the resampler's own.
    np.testing.assert_allclose(heard[100:-200], wanted[100 : len(heard) - 200], atol=2e-4)


def test_what_is_known_of_a_song_is_found_once(songs: Path, tmp_path: Path) -> None:
    path, known = songs / "3.flac", FactFiles(tmp_path / "facts")
    facts = known.facts_of(path)
    (kept,) = (tmp_path / "facts").iterdir()
    moved = tmp_path / "moved"
    kept.rename(moved)
    assert known.facts_of(path) == facts
    assert kept.read_bytes() == moved.read_bytes()
    kept.write_text(kept.read_text().replace(str(facts.end), str(facts.end - 7)))
    assert known.facts_of(path).end == facts.end - 7
    kept.write_text("{}")
    assert known.facts_of(path) == facts


def test_nobody_has_to_wait_until_a_long_song_was_listened_to(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.wav", np.zeros(900 * 8_000, dtype=np.int16), 8_000)
    told: list[tuple[int, int]] = []

    def enough(done: int, whole: int) -> None:
        told.append((done, whole))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collected([tmp_path / "long.wav"], FactFiles(tmp_path / "facts"), Shelf(), enough)
    assert told == [(0, 1)]


def test_a_song_is_left_where_nobody_listens_any_more(songs: Path, tmp_path: Path) -> None:
    heard: list[int] = []

    def listening() -> None:
        heard.append(len(heard))
        if len(heard) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FactFiles(tmp_path / "facts").facts_of(songs / "3.flac", listening)
    assert heard == [0, 1, 2]
    assert not (tmp_path / "facts").exists()


def test_a_folder_that_keeps_nothing_costs_only_time(songs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert FactFiles(tmp_path / "file").facts_of(songs / "10.wav").channels == 1


def test_the_second_decoder_reads_the_same(songs: Path) -> None:
    sound, rate = soundfile.read(songs / "1 joint.mp3", dtype="float32")
    recording = MiniaudioRecording(songs / "1 joint.mp3")
    assert (recording.rate, recording.channels) == (rate, 2)
    recording.seek(100_000)
    block = recording.read(50_000)
    delays = [np.abs(block - sound[100_000 - d : 150_000 - d]).max() for d in (-1105, 0, 529, 1105)]
    assert min(delays) < 1e-3
    recording.seek(SECONDS * RATE * 2)
    assert len(recording.read(10)) <= 1
    recording.close()


def test_the_second_decoder_is_given_no_ogg(songs: Path, tmp_path: Path) -> None:
    """With three bytes of a header changed its decoder breaks the heap and ends the program."""
    for path in (songs / "4.ogg", songs / "5.opus"):
        named_otherwise = tmp_path / "song.mp3"
        named_otherwise.write_bytes(path.read_bytes())
        for ogg in (path, named_otherwise):
            with pytest.raises(UnreadableError):
                MiniaudioRecording(ogg)


def test_a_song_that_is_gone_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "song.flac")
    song = SongFile(path, measured(path), Shelf())
    path.unlink()
    with pytest.raises(LostSongError, match=r"song\.flac cannot be read any more"):
        song.read(0, 100)
    assert not song.at_hand(0, 100).any()


@pytest.mark.parametrize(("others", "times"), [(0, 1), (10**6, 2)])
def test_music_that_comes_again_is_decoded_once_where_all_has_room_and_else_twice(
    others: int, times: int, tmp_path: Path
) -> None:
    path = written(tmp_path / "song.flac")
    shelf = Shelf(1)
    shelf.tape.expect(tmp_path / "others.flac", others, 2)
    song = SongFile(path, measured(path), shelf)
    decoded = [song.read(0, song.frames) for _ in range(times)]
    path.unlink()
    assert np.array_equal(song.read(0, song.frames), decoded[0])
    assert np.array_equal(decoded[-1], decoded[0])


def test_music_that_has_no_room_is_not_kept_the_first_time(tmp_path: Path) -> None:
    path = written(tmp_path / "song.flac")
    shelf = Shelf(1)
    shelf.tape.expect(tmp_path / "others.flac", 10**6, 2)
    song = SongFile(path, measured(path), shelf)
    song.read(0, song.frames)
    path.unlink()
    with pytest.raises(LostSongError):
        song.read(0, song.frames)


@pytest.mark.parametrize("most", [0, 3])
def test_where_the_disk_has_no_room_music_is_decoded_again(songs: Path, most: int) -> None:
    shelf = Shelf(1)
    shelf.tape = Tape(most)
    song = SongFile(songs / "3.flac", measured(songs / "3.flac"), shelf)
    heard = [song.read(0, song.frames) for _ in range(3)]
    assert np.array_equal(heard[0], heard[2])


def test_only_what_was_decoded_is_at_hand(songs: Path) -> None:
    song = SongFile(songs / "3.flac", measured(songs / "3.flac"), Shelf())
    assert not song.at_hand(0, LENGTH).any()
    song.load(0, 1_000)
    assert np.array_equal(song.at_hand(0, 1_000), song.read(0, 1_000))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.m3u8", "#EXTM3U\n#EXTINF:3,Bär\nBär.wav\n\nsub/two.wav\nBär.wav\n"),
        ("list.m3u", "Bär.wav\r\nsub\\two.wav\r\nBär.wav\r\n"),
        ("list.pls", "[playlist]\nFile10=Bär.wav\nFile2=sub/two.wav\nFile1=Bär.wav\nLength1=3\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_playlist_is_read_in_its_order(
    name: str, text: str, encoding: str, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    for song in ("Bär.wav", "sub/two.wav"):
        soundfile.write(tmp_path / song, sine(1, 440), RATE)
    (tmp_path / name).write_bytes(text.encode(encoding))
    wanted = [tmp_path / "Bär.wav", tmp_path / "sub/two.wav", tmp_path / "Bär.wav"]
    assert list(songs_in(tmp_path / name)) == wanted


def test_songs_in_hidden_folders_are_none_of_the_folder(tmp_path: Path) -> None:
    for name in ("a.wav", ".b.wav", ".Trashes/c.wav", ".Trash-1000/files/d.wav"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(tmp_path / name, sine(1, 440), RATE)
    assert songs_in(tmp_path) == (tmp_path / "a.wav",)


def test_a_playlist_may_give_whole_paths_and_addresses(tmp_path: Path) -> None:
    (tmp_path / "list.m3u").write_text("/music/a b.mp3\nfile:///music/a%20b.mp3\nhttp://radio/x\n")
    assert songs_in(tmp_path / "list.m3u")[:2] == (Path("/music/a b.mp3"), Path("/music/a b.mp3"))


@pytest.mark.skipif(os.name != "posix", reason="links are for few there")
def test_links_are_followed_and_each_folder_is_read_once(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "music", tmp_path / "elsewhere"
    (elsewhere / "inside").mkdir(parents=True)
    folder.mkdir()
    soundfile.write(elsewhere / "inside" / "1.wav", sine(1, 440), RATE)
    (folder / "linked").symlink_to(elsewhere)
    (folder / "again").symlink_to(elsewhere / "inside")
    (elsewhere / "loop").symlink_to(folder)
    assert songs_in(folder) == (folder / "again" / "1.wav",)


def test_what_no_file_can_be_called_is_told_of_in_a_playlist_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "list.m3u").write_bytes(b"a\0b.mp3\nfile://[a\n")
    for path in songs_in(tmp_path / "list.m3u"):
        with pytest.raises(UnreadableError, match="is not there"):
            FactFiles(tmp_path / "facts").facts_of(path)


@pytest.mark.parametrize("name", ["nothing.mp3", "empty.m3u", "folder", "nothing.pls"])
def test_where_there_is_no_music_that_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.m3u").write_text("#EXTM3U\n")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NoMusicError, match=name):
        songs_in(tmp_path / name)


def test_a_song_that_ffmpeg_made_is_read_from_its_first_sample(
    tmp_path: Path, real_tool: Callable[[str], str]
) -> None:
    """Encoders delay what they encode; the song must not begin later for that."""
    source = tmp_path / "click.wav"
    click = sine(3, 440, 0.5)
    soundfile.write(source, click, RATE)
    command = [real_tool("ffmpeg"), "-v", "error", "-i", str(source), str(tmp_path / "click.mp3")]
    subprocess.run(command, check=True)
    reel = Reel(open_recording(tmp_path / "click.mp3"))
    heard = reel.decoded(0)[:, 0]
    reel.close()
    assert np.corrcoef(heard[1_000:9_000], click[1_000:9_000, 0])[0, 1] > 0.999


@pytest.fixture(scope="module")
def of_apple(songs: Path, tmp_path_factory: pytest.TempPathFactory, real_tool: RealTool) -> Path:
    """A song as phones keep it, with a cover, which is a film of one picture."""
    path = tmp_path_factory.mktemp("apple") / "song.m4a"
    cover = ("-f", "lavfi", "-i", "color=red:size=64x64:duration=0.04")
    kept = ("-map", "0:a", "-map", "1:v", "-frames:v", "1", "-disposition:v", "attached_pic")
    command = [real_tool("ffmpeg"), "-v", "error", "-i", str(songs / "3.flac"), *cover, *kept]
    subprocess.run([*command, "-c:a", "aac", "-c:v", "mjpeg", str(path)], check=True)
    return path


@needs_m4a
def test_an_m4a_is_read_as_ffmpeg_reads_it_in_any_order(
    of_apple: Path, real_tool: RealTool
) -> None:
    command = [real_tool("ffmpeg"), "-v", "error", "-i", str(of_apple), "-map", "0:a"]
    run = subprocess.run([*command, "-f", "f32le", "-"], capture_output=True, check=True)
    wanted = np.frombuffer(run.stdout, dtype="<f4").reshape(-1, 2)
    recording = open_recording(of_apple)
    assert (recording.rate, recording.channels) == (48_000, 2)
    whole = recording.read(len(wanted) + RATE)
    assert abs(len(whole) - len(wanted)) < 1_024
    # Each decoder makes noise of its own, so likeness is what can be asked for.
    common = min(len(whole), len(wanted))
    likeness = np.corrcoef(whole[:common, 0], wanted[:common, 0])[0, 1]
    assert likeness > 0.98
    for first, count in ((300_000, 5_000), (10, 100_000), (0, 1)):
        recording.seek(first)
        assert np.array_equal(recording.read(count), whole[first : first + count])
    recording.close()


@needs_m4a
def test_an_m4a_is_a_song_like_the_others(of_apple: Path, songs: Path) -> None:
    facts, same = measured(of_apple), measured(songs / "3.flac")
    assert facts.loudness == pytest.approx(same.loudness, abs=1)
    assert facts.begin == pytest.approx(same.begin, abs=0.05 * RATE)


def test_without_pyav_an_m4a_is_told_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What Python itself keeps of a module that cannot be imported.
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.delitem(sys.modules, "aquatimer.devices.music.pyav", raising=False)
    for name, told in (("song.m4a", r"pip install 'aquatimer\[m4a\]'"), ("song.mp3", "as music")):
        path = tmp_path / name
        path.write_bytes(b"This was never music." * 100)
        with pytest.raises(UnreadableError, match=told):
            open_recording(path)


@with_list_of_open_files
def test_of_many_songs_few_files_are_open(tmp_path: Path) -> None:
    shelf = Shelf(1)
    few = 4 * AT_ONCE
    paths = [written(tmp_path / f"{number}.flac") for number in range(few + 3)]
    songs = [SongFile(path, measured(path), shelf) for path in paths]
    before = len(open_files())
    for song in songs:
        song.read(0, 1_000)
    tape = 1
    assert len(open_files()) - before <= few + tape
