"""Songs that only FFmpeg's libraries read, through the extra: in every form, and let go of."""

import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.audio.music.metering import Stereo
from aquatimer.devices.music.decoders import open_recording, pyav_recording
from aquatimer.devices.music.measuring import measured
from aquatimer.devices.music.recording import Recording, UnreadableError
from aquatimer.devices.music.segments import LENGTH
from aquatimer.devices.music.shelf import Shelf
from aquatimer.devices.music.song_files import SongFile
from aquatimer.devices.music.tapes import Tape
from tests.garbage import no_collection
from tests.open_files import open_files, with_list_of_open_files
from tests.songs import noise
from tests.tracks import needs_m4a

pytestmark = needs_m4a
Encode = Callable[..., Path]


@pytest.fixture
def encode(tmp_path: Path, real_tool: Callable[[str], str]) -> Encode:
    """Write noise as FFmpeg does with some options."""

    def written(name: str, *options: str, channels: int = 2, seconds: float = 3) -> Path:
        source, song = tmp_path / "source.wav", tmp_path / name
        soundfile.write(source, noise(seconds, 3, 0.1, channels), RATE)
        command = [real_tool("ffmpeg"), "-v", "error", "-y", "-i", str(source), *options, str(song)]
        subprocess.run(command, check=True)
        return song

    return written


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("planes.m4a", ("-c:a", "alac", "-sample_fmt", "s16p")),
        ("fine.m4a", ("-c:a", "alac", "-sample_fmt", "s32p")),
        ("bytes.mkv", ("-c:a", "pcm_u8")),
        ("words.mkv", ("-c:a", "pcm_s16le")),
        ("long.mkv", ("-c:a", "pcm_s32le")),
        ("floating.mkv", ("-c:a", "pcm_f32le")),
        ("double.mkv", ("-c:a", "pcm_f64le")),
    ],
)
def test_every_form_of_samples_is_read_as_ffmpeg_reads_it(
    name: str,
    options: tuple[str, ...],
    channels: int,
    encode: Encode,
    real_tool: Callable[[str], str],
) -> None:
    song = encode(name, *options, channels=channels)
    command = [real_tool("ffmpeg"), "-v", "error", "-i", str(song), "-f", "f32le", "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    wanted = np.frombuffer(run.stdout, dtype="<f4").reshape(-1, channels)
    recording = pyav_recording(song)
    heard = np.concatenate([recording.read(count) for count in (1, 70_000, 10, RATE * 3)])
    recording.close()
    assert (recording.rate, recording.channels) == (RATE, channels)
    np.testing.assert_allclose(heard, wanted, atol=1e-6)


def test_samples_of_a_form_that_is_unknown_are_told(encode: Encode) -> None:
    with pytest.raises(UnreadableError, match="in a coding that is unknown"):
        measured(encode("longest.mkv", "-c:a", "pcm_s64le"))


@pytest.mark.parametrize(("first", "second"), [(2, 1), (1, 2)])
def test_a_song_that_goes_on_with_other_channels_is_read_on(
    first: int, second: int, encode: Encode
) -> None:
    song = encode("song.aac", channels=first)
    alone = pyav_recording(song)
    length = len(alone.read(10 * RATE))
    alone.close()
    song.write_bytes(song.read_bytes() + encode("rest.aac", channels=second).read_bytes())
    both = pyav_recording(song)
    heard = both.read(10 * RATE)
    both.close()
    assert heard.shape == (pytest.approx(2 * length, abs=3_000), first)
    rest = heard[length + 3_000 :]
    assert rest.any()
    np.testing.assert_array_equal(rest[:, 0], rest[:, -1])


def test_a_song_that_changes_its_rate_is_told(encode: Encode) -> None:
    song = encode("usual.aac")
    song.write_bytes(song.read_bytes() + encode("high.aac", "-ar", "48000").read_bytes())
    with pytest.raises(UnreadableError, match="changes its rate"):
        measured(song)


def test_a_song_that_is_closed_is_gone_at_once(encode: Encode) -> None:
    """A decoder holds a megabyte, which a ring of references would keep for a long time."""
    song = encode("song.m4a")

    def heard() -> "weakref.ref[Recording]":
        recording = open_recording(song)
        recording.read(RATE)
        recording.close()
        return weakref.ref(recording)

    with no_collection():
        assert heard()() is None


@pytest.fixture
def long_song(encode: Encode) -> Path:
    # At another rate what is before a segment has to be known for it.
    return encode("long.m4a", "-ar", "48000", seconds=20)


@pytest.fixture
def whole_song(long_song: Path) -> Stereo:
    song = SongFile(long_song, measured(long_song), Shelf(readers=1))
    return song.read(0, song.frames)


@with_list_of_open_files
def test_a_song_that_was_heard_whole_is_open_no_more(long_song: Path) -> None:
    heard = SongFile(long_song, measured(long_song), Shelf(1))
    heard.read(2 * LENGTH, 100)
    assert opened(long_song) == 1
    heard.read(0, heard.frames)
    assert opened(long_song) == 0
    assert heard.read(LENGTH, 100).any()


@with_list_of_open_files
@pytest.mark.parametrize("others", [0, 10**6])
def test_several_who_read_a_song_have_opened_it_once(
    others: int, long_song: Path, whole_song: Stereo
) -> None:
    """Each time that it is open takes a megabyte, and a place is reached from the start alone."""
    shelf = Shelf(1, readers=2)
    shelf.tape.expect(Path("others.m4a"), others, 2)
    song = SongFile(long_song, measured(long_song), shelf)
    for turn in range(4):
        for ahead in (8, 0):
            first = (turn + ahead) * LENGTH
            assert np.array_equal(song.read(first, LENGTH), whole_song[first : first + LENGTH])
            assert opened(long_song) == 1


@pytest.mark.parametrize("room", [0, 3, 1_000])
@pytest.mark.parametrize("others", [0, 10**6])
def test_all_who_read_at_a_time_hear_the_same(
    room: int, others: int, long_song: Path, whole_song: Stereo
) -> None:
    shelf = Shelf(2, readers=4)
    shelf.tape = Tape(room)
    shelf.tape.expect(Path("others.m4a"), others, 2)
    song = SongFile(long_song, measured(long_song), shelf)
    places = range(0, song.frames - LENGTH, LENGTH // 2)

    def heard_wrongly(reader: int) -> list[int]:
        turned = [*places[reader * 8 :], *places[: reader * 8]]
        return [
            first
            for first in turned
            if not np.array_equal(song.read(first, LENGTH), whole_song[first : first + LENGTH])
        ]

    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(heard_wrongly, range(4))) == [[], [], [], []]


def test_a_song_is_read_while_another_one_is(
    encode: Encode, long_song: Path, whole_song: Stereo
) -> None:
    """Or the last seconds of one would wait for all who are on their way into the next."""
    shelf = Shelf(readers=2)
    song = SongFile(long_song, measured(long_song), shelf)
    with ThreadPoolExecutor(1) as reader, shelf.turn(encode("next.m4a")):
        heard = reader.submit(song.read, 0, LENGTH).result(20)
    assert np.array_equal(heard, whole_song[:LENGTH])


@with_list_of_open_files
@pytest.mark.parametrize("name", ["long.m4a", "long.flac"])
def test_what_cannot_be_read_again_from_the_disk_is_decoded_again(
    name: str, encode: Encode
) -> None:
    path = encode(name, seconds=5)
    before = open_files()
    song = SongFile(path, measured(path), Shelf(1, readers=2))
    whole = song.read(0, song.frames)
    (tape,) = (
        number for number, what in open_files().items() if what not in (*before.values(), path)
    )
    with Path(os.devnull).open("wb") as takes_all_and_gives_nothing:
        os.dup2(takes_all_and_gives_nothing.fileno(), tape)
    for first in (0, 3 * LENGTH, LENGTH):
        heard = song.read(first, LENGTH + 7)
        assert np.array_equal(heard, whole[first : first + LENGTH + 7])


def test_a_live_session_alone_keeps_nothing_that_it_does_not_hear_again(long_song: Path) -> None:
    shelf = Shelf(2, readers=1)
    shelf.tape.expect(Path("others.m4a"), 10**6, 2)
    SongFile(long_song, measured(long_song), shelf).read(0, 5 * LENGTH)
    assert not any(shelf.tape.has(long_song, number) for number in range(6))


@pytest.mark.parametrize("ending", [".wma", ".mka", ".M4A", ""])
def test_a_song_is_read_whatever_its_ending_says(ending: str, encode: Encode) -> None:
    song = encode("song.m4a")
    facts = measured(song)
    assert measured(song.rename(song.with_name(f"other{ending}"))) == facts


def test_what_is_told_by_its_ending_loads_no_other_decoder(encode: Encode) -> None:
    song = encode("song.m4a")
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from aquatimer.devices.music.decoders import open_recording\n"
        "open_recording(Path(sys.argv[1])).close()\n"
        "print(*{'av', 'miniaudio'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(song)], check=True, capture_output=True, text=True
    )
    assert run.stdout.split() == ["av"]
    assert open_recording(song).rate == RATE


def opened(path: Path) -> int:
    return list(open_files().values()).count(path)
