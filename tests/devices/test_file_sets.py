"""A folder of files: all of them or none."""

import errno
import os
import re
from pathlib import Path

import pytest

from aquatimer.devices.file_sets import writing_folder
from aquatimer.devices.files import WritingError, writing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_there_when_all_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "tracks"
    with writing_folder(folder) as part:
        (part / "1.mp3").write_text("one")
        assert not folder.exists()
    assert names(folder) == ["1.mp3"]
    assert names(tmp_path) == ["tracks"]


def test_in_a_folder_that_is_there_only_files_of_the_same_name_change(tmp_path: Path) -> None:
    folder = tmp_path / "tracks"
    folder.mkdir()
    (folder / "1.mp3").write_text("old")
    (folder / "mine.txt").write_text("mine")
    with writing_folder(folder) as part:
        (part / "1.mp3").write_text("new")
        (part / "2.mp3").write_text("new")
    assert {name: (folder / name).read_text() for name in names(folder)} == {
        "1.mp3": "new",
        "2.mp3": "new",
        "mine.txt": "mine",
    }
    assert names(tmp_path) == ["tracks"]


def test_a_folder_may_be_the_one_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with writing_folder(Path()) as part:
        (part / "1.mp3").write_text("one")
    assert names(tmp_path) == ["1.mp3"]


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second disk, as Linux has one")  # noqa: S108
def test_a_folder_may_be_a_disk_of_its_own() -> None:
    disk = Path("/dev/shm")  # noqa: S108 - the only disk that is there without a mount
    name = f"aquatimer-{os.urandom(6).hex()}.mp3"
    try:
        with writing_folder(disk) as part:
            (part / name).write_text("one")
        assert (disk / name).read_text() == "one"
    finally:
        (disk / name).unlink(missing_ok=True)


def test_a_folder_in_the_place_of_a_file_is_told_before_any_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "tracks"
    (folder / "2.mp3").mkdir(parents=True)
    (folder / "1.mp3").write_text("old")
    told = re.escape(f"Cannot write {folder / '2.mp3'}: it is a folder.")
    with pytest.raises(WritingError, match=told), writing_folder(folder) as part:  # noqa: PT012 - the end of the block raises
        (part / "1.mp3").write_text("new")
        (part / "2.mp3").write_text("new")
    assert names(folder) == ["1.mp3", "2.mp3"]
    assert (folder / "1.mp3").read_text() == "old"


def interrupted_after(file: Path) -> None:
    file.write_text("new")
    raise KeyboardInterrupt


@pytest.mark.parametrize("there", [True, False])
def test_what_fails_half_way_leaves_all_as_it_was(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path / "tracks"
    if there:
        folder.mkdir()
        (folder / "1.mp3").write_text("old")
    with pytest.raises(KeyboardInterrupt), writing_folder(folder) as part:
        interrupted_after(part / "1.mp3")
    assert names(tmp_path) == (["tracks"] if there else [])
    assert not there or (folder / "1.mp3").read_text() == "old"


def test_a_full_disk_is_told_with_the_place_the_file_would_have_had(tmp_path: Path) -> None:
    folder = tmp_path / "tracks"
    with (
        pytest.raises(WritingError) as raised,
        writing_folder(folder) as part,
        writing(part / "1.mp3"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(raised.value).startswith(f"Cannot write {folder / '1.mp3'}: the disk is full.")
    assert names(tmp_path) == []


def test_a_file_in_the_way_and_a_folder_that_is_missing_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "tracks"
    file.write_text("mine")
    with pytest.raises(WritingError, match="it is a file"), writing_folder(file):
        pytest.fail("there is nothing to write into")
    with (
        pytest.raises(WritingError, match="there is no folder"),
        writing_folder(tmp_path / "a" / "b"),
    ):
        pytest.fail("there is nothing to write into")
    assert file.read_text() == "mine"
