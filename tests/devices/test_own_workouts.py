"""Own workouts are copied, thrown away and brought back, and nothing is replaced by that."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aquatimer.devices.files import WritingError
from aquatimer.devices.library import Origin, WorkoutFile
from aquatimer.devices.manuscripts import UnreadableError
from aquatimer.devices.own_workouts import OwnWorkouts, PlaceTakenError
from tests.full_disk import no_file_larger_than

TEXT = "title: Wave\n1:00 easy\n"


@pytest.fixture
def own(tmp_path: Path) -> OwnWorkouts:
    return OwnWorkouts(tmp_path / "workouts", tmp_path / "trash")


def written(own: OwnWorkouts, name: str, text: str = TEXT) -> Path:
    path = own.folder / f"{name}.aqua"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def shipped(folder: Path, data: bytes = TEXT.encode()) -> WorkoutFile:
    path = folder / "wave.aqua"
    path.write_bytes(data)
    return WorkoutFile("wave", path, Origin.SHIPPED)


def test_a_copy_is_ones_own_and_has_its_own_title(own: OwnWorkouts, tmp_path: Path) -> None:
    copy = own.copy(shipped(tmp_path), "wave-2", "Wave 2")
    assert copy == own.folder / "wave-2.aqua"
    assert copy.read_text() == "title: Wave 2\n1:00 easy\n"
    assert (tmp_path / "wave.aqua").read_text() == TEXT


def test_a_copy_takes_the_place_of_no_other(own: OwnWorkouts, tmp_path: Path) -> None:
    there = written(own, "mine", "title: Mine\n1:00 hard\n")
    with pytest.raises(PlaceTakenError) as taken:
        own.copy(shipped(tmp_path), "mine", "Mine")
    assert str(taken.value) == f"There is {there} already."
    assert there.read_text() == "title: Mine\n1:00 hard\n"


def test_what_is_no_text_is_not_copied(own: OwnWorkouts, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        own.copy(shipped(tmp_path, b"\xff\xfe\x00"), "mine", "Mine")
    assert not own.folder.exists()


def test_what_is_thrown_away_can_be_brought_back(own: OwnWorkouts) -> None:
    path = written(own, "club/wave")
    discarded = own.discard(path)
    assert discarded.place == own.trash / "wave.aqua"
    assert discarded.place.read_text() == TEXT
    assert not path.exists()
    path.parent.rmdir()
    own.bring_back(discarded)
    assert path.read_text() == TEXT
    assert not discarded.place.exists()


def test_the_trash_keeps_everything_of_the_same_name(own: OwnWorkouts) -> None:
    places = [own.discard(written(own, "wave", f"title: {number}\n")).place for number in range(3)]
    assert [place.name for place in places] == ["wave.aqua", "wave-2.aqua", "wave-3.aqua"]
    assert [place.read_text() for place in places] == ["title: 0\n", "title: 1\n", "title: 2\n"]


def test_what_is_there_again_is_not_replaced_by_what_comes_back(own: OwnWorkouts) -> None:
    discarded = own.discard(written(own, "wave"))
    path = written(own, "wave", "title: Another\n")
    with pytest.raises(PlaceTakenError):
        own.bring_back(discarded)
    assert path.read_text() == "title: Another\n"
    assert discarded.place.exists()


@pytest.fixture
def another_disk(tmp_path: Path) -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - the only other disk that is there without a mount
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second disk, such as Linux has in memory")
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_a_trash_on_another_disk_is_written_whole(own: OwnWorkouts, another_disk: Path) -> None:
    away = OwnWorkouts(own.folder, another_disk / "trash")
    path = written(own, "wave")
    discarded = away.discard(path)
    assert discarded.place.read_text() == TEXT
    assert not path.exists()
    assert [file.name for file in away.trash.iterdir()] == ["wave.aqua"]
    away.bring_back(discarded)
    assert path.read_text() == TEXT


def test_what_a_full_disk_does_not_take_back_stays_in_the_trash(
    own: OwnWorkouts, another_disk: Path
) -> None:
    away = OwnWorkouts(own.folder, another_disk / "trash")
    path = written(own, "wave")
    with no_file_larger_than(0), pytest.raises(WritingError):
        away.discard(path)
    assert path.read_text() == TEXT
    assert list(away.trash.iterdir()) == []
    discarded = away.discard(path)
    with no_file_larger_than(0), pytest.raises(WritingError):
        away.bring_back(discarded)
    assert not path.exists()
    away.bring_back(discarded)
    assert path.read_text() == TEXT


def test_a_trash_that_cannot_be_is_told_and_nothing_is_lost(own: OwnWorkouts) -> None:
    path = written(own, "wave")
    own.trash.write_text("no folder")
    with pytest.raises(WritingError):
        own.discard(path)
    assert path.read_text() == TEXT


def test_a_workout_that_is_gone_is_told(own: OwnWorkouts) -> None:
    with pytest.raises(UnreadableError):
        own.discard(own.folder / "wave.aqua")
    assert not own.trash.exists()
