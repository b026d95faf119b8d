"""Songs that only FFmpeg's libraries read, through the extra: in every form, and let go of."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.devices.music.decoders import open_recording, pyav_recording
from aquatimer.devices.music.measuring import measured
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.reels import LENGTH
from aquatimer.devices.music.song_files import Shelf, SongFile
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
    recording = pyav_recording(encode("song.m4a"))
    recording.read(RATE)
    left = weakref.ref(recording)
    with no_collection():
        recording.close()
        del recording
        assert left() is None


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs a list of open files")
def test_a_song_that_was_heard_whole_is_open_no_more(encode: Encode) -> None:
    """Two that read it in turns have opened it twice; all that comes again is on the tape."""
    song = encode("song.m4a", seconds=5)
    shelf = Shelf(1)
    heard = SongFile(song, measured(song), shelf)
    heard.read(2 * LENGTH, 100)
    assert song in open_files()
    heard.read(0, heard.frames)
    assert song not in open_files()
    assert heard.read(LENGTH, 100).any()


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


def open_files() -> set[Path]:
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        try:
            found.add(one.readlink())
        except OSError:  # the one of the folder itself is closed by now
            continue
    return found


@contextmanager
def no_collection() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
