import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aquatimer.devices.files import WritingError, write_new, writing
from tests.full_disk import no_file_larger_than

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and devices of POSIX")


def test_a_file_takes_its_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "track.mp3"
    with writing(path) as file:
        file.write(b"sound")
        assert not path.exists()
    assert path.read_bytes() == b"sound"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_may_go_back_and_read_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "track.wav"
    with writing(path) as file:
        file.write(b"....sound")
        file.seek(0)
        file.write(b"RIFF")
        assert file.read() == b"sound"
    assert path.read_bytes() == b"RIFFsound"


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("broken"), OSError("music")])
def test_a_failure_leaves_what_was_there(tmp_path: Path, failure: BaseException) -> None:
    path = tmp_path / "track.mp3"
    path.write_bytes(b"before")

    def work() -> None:
        with writing(path) as file:
            file.write(b"half")
            raise failure

    with pytest.raises(type(failure)) as caught:
        work()
    assert caught.value is failure
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_not_made_for_lasting_is_whole_as_well(tmp_path: Path) -> None:
    with writing(tmp_path / "clip.flac", lasting=False) as file:
        file.write(b"clip")
    assert (tmp_path / "clip.flac").read_bytes() == b"clip"


def refusal(path: Path) -> str:
    with pytest.raises(WritingError) as caught, writing(path):
        pytest.fail("the work had begun")
    return str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"Cannot write {tmp_path}: it is a folder. Give the name of a file."
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "away" / "track.mp3") == (
        f"Cannot write {tmp_path}/away/track.mp3: there is no folder {tmp_path}/away."
        " Make it first, or choose another place."
    )


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    assert refusal(tmp_path / "notes" / "track.mp3") == (
        f"Cannot write {tmp_path}/notes/track.mp3: {tmp_path}/notes is not a folder."
        " Choose another place."
    )


def test_a_name_too_long_is_found_before_the_work(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300)
    assert refusal(path) == f"Cannot write {path}: the name is too long. Choose a shorter one."


AS_A_GUEST = """
import os, sys
from pathlib import Path
from aquatimer.devices.files import WritingError, writing
if os.getuid() == 0:
    os.setuid(65534)
try:
    with writing(Path(sys.argv[1])) as file:
        file.write(b"new")
        print("the work had begun")
except WritingError as error:
    print(error)
"""


def write_as_a_guest(path: Path) -> str:
    """Without root's rights, so that permissions count wherever the tests run."""
    command = [sys.executable, "-c", AS_A_GUEST, str(path)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


@pytest.fixture
def commons() -> Iterator[Path]:
    """Make a folder that everybody can reach; pytest's own are closed to guests."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@posix_only
def test_a_guest_may_write_where_everybody_may(commons: Path) -> None:
    assert write_as_a_guest(commons / "track.mp3") == "the work had begun"
    assert (commons / "track.mp3").read_bytes() == b"new"


@posix_only
def test_a_closed_folder_is_found_before_the_work(commons: Path) -> None:
    commons.chmod(0o555)
    path = commons / "track.mp3"
    assert write_as_a_guest(path) == (
        f"Cannot write {path}: you may not write there."
        " Choose another place, or change its permissions."
    )


@posix_only
def test_a_file_that_is_closed_stays_as_it_is(commons: Path) -> None:
    path = commons / "track.mp3"
    path.write_bytes(b"before")
    path.chmod(0o444)
    assert "you may not write there" in write_as_a_guest(path)
    assert path.read_bytes() == b"before"


@posix_only
def test_permissions_are_those_of_any_new_file_and_of_the_one_before(tmp_path: Path) -> None:
    path, plain = tmp_path / "track.mp3", tmp_path / "plain"
    plain.touch()
    with writing(path) as file:
        file.write(b"one")
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    with writing(path) as file:
        file.write(b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "player").mkdir()
    link = tmp_path / "track.mp3"
    link.symlink_to(tmp_path / "player" / "1.mp3")
    with writing(link) as file:
        file.write(b"sound")
    assert link.is_symlink()
    assert (tmp_path / "player" / "1.mp3").read_bytes() == b"sound"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_full_disk_says_so_however_much_was_written(size: int) -> None:
    with pytest.raises(WritingError) as caught, writing(Path("/dev/full")) as file:
        file.write(bytes(size))
    assert str(caught.value) == (
        "Cannot write /dev/full: the disk is full. Make room, or choose another place."
    )
    assert Path("/dev/full").is_char_device()


@posix_only
@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_pipe_that_nobody_reads_any_more_says_so(size: int, tmp_path: Path) -> None:
    path = tmp_path / "track.mp3"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def write_to_nobody() -> None:
        with writing(path) as file:
            os.close(reader)
            file.write(bytes(size))

    with pytest.raises(WritingError) as caught:
        write_to_nobody()
    assert str(caught.value) == (
        f"Cannot write {path}: whoever read it has left. Write it again while somebody reads."
    )


@posix_only
def test_a_file_that_grows_too_large_leaves_nothing(tmp_path: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from aquatimer.devices.files import WritingError, writing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with writing(Path({str(tmp_path / "track.mp3")!r})) as file:
        file.write(bytes(500_000))
except WritingError as error:
    print(error)
"""
    command = [sys.executable, "-W", "error", "-c", code]
    ended = subprocess.run(command, capture_output=True, check=True, text=True)
    assert "the file would be too large for that disk" in ended.stdout
    assert ended.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_takes_the_place_of_no_other(tmp_path: Path) -> None:
    path = tmp_path / "mine.aqua"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"


@posix_only
def test_a_new_file_that_cannot_be_written_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.aqua"
    with no_file_larger_than(0), pytest.raises(WritingError, match="too large for that disk"):
        write_new(path, b"first")
    assert list(tmp_path.iterdir()) == []
    write_new(path, b"first")
    with pytest.raises(WritingError, match="is not a folder"):
        write_new(path / "more.aqua", b"second")
