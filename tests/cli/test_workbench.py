"""The workbench on a real disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from aquatimer.cli.workbench import DiskWorkbench
from aquatimer.devices.folders import Folders
from aquatimer.tui.workbench import ChangedOutside, NameRefused, NotEditable, NotSaved


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    # Shipped and own workouts are found by the same way as by every command.
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    return Folders(
        workouts=tmp_path / "workouts",
        trash=tmp_path / "trash",
        sounds=tmp_path / "sounds",
        cache=tmp_path / "cache",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


@pytest.fixture
def bench(folders: Folders) -> DiskWorkbench:
    return DiskWorkbench(folders)


def own(folders: Folders, name: str, text: str = "title: T\n1:00 easy\n") -> Path:
    folders.workouts.mkdir(exist_ok=True)
    path = folders.workouts / f"{name}.aqua"
    path.write_text(text)
    return path


def test_a_shipped_workout_is_saved_as_a_copy_of_ones_own(
    bench: DiskWorkbench, folders: Folders
) -> None:
    opened = bench.open("springboard")
    copy = folders.workouts / "springboard.aqua"
    assert opened.place == str(copy)
    assert "a copy of your own" in opened.notice
    assert not copy.exists()
    saved = bench.save(opened, opened.text + "# mine\n")
    assert copy.read_text().endswith("# mine\n")
    again = bench.open("springboard")
    assert (again.text, again.notice) == (saved.text, "")


def test_a_path_is_edited_in_its_place(bench: DiskWorkbench, tmp_path: Path) -> None:
    path = tmp_path / "t.aqua"
    path.write_text("title: T\n")
    bench.save(bench.open(str(path)), "title: U\n")
    assert path.read_text() == "title: U\n"


@pytest.mark.parametrize("asked", ["springbord", "none/such.aqua"])
def test_what_is_not_there_cannot_be_edited(bench: DiskWorkbench, asked: str) -> None:
    with pytest.raises(NotEditable, match="There is no"):
        bench.open(asked)


def test_a_new_workout_gets_its_name_when_it_is_saved(
    bench: DiskWorkbench, folders: Folders
) -> None:
    opened = bench.open(None)
    assert "warmup 10:00 easy" in opened.text
    with pytest.raises(NameRefused, match="small letters"):
        bench.save(opened, "title: T\n", name="My Own")
    bench.save(opened, "title: T\n", name="my-own")
    assert (folders.workouts / "my-own.aqua").read_text() == "title: T\n"


def test_a_name_that_is_taken_is_refused(bench: DiskWorkbench, folders: Folders) -> None:
    path = own(folders, "taken")
    with pytest.raises(NameRefused, match="already"):
        bench.save(bench.open(None), "title: New\n", name="taken")
    assert path.read_text() == "title: T\n1:00 easy\n"


def test_a_file_that_changed_meanwhile_is_left(bench: DiskWorkbench, folders: Folders) -> None:
    path = own(folders, "mine")
    opened = bench.open("mine")
    assert not bench.changed_outside(opened)
    path.write_text("theirs")
    assert bench.changed_outside(opened)
    with pytest.raises(ChangedOutside):
        bench.save(opened, "ours")
    assert path.read_text() == "theirs"
    bench.save(opened, "ours", replace=True)
    assert path.read_text() == "ours"


def test_a_file_that_appeared_in_the_place_of_a_copy_is_left(
    bench: DiskWorkbench, folders: Folders
) -> None:
    opened = bench.open("springboard")
    path = own(folders, "springboard", "theirs")
    with pytest.raises(ChangedOutside):
        bench.save(opened, "ours")
    assert path.read_text() == "theirs"


@pytest.fixture
def ended(folders: Folders) -> DiskWorkbench:
    """The bench of a program that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return DiskWorkbench(folders, process.pid)


def test_what_is_kept_is_offered_until_it_is_saved(
    bench: DiskWorkbench, ended: DiskWorkbench, folders: Folders
) -> None:
    own(folders, "mine")
    opened = bench.open("mine")
    assert opened.rescued is None
    ended.keep(opened, "title: Kept\n")
    again = bench.open("mine")
    assert again.text == "title: T\n1:00 easy\n"
    assert again.rescued is not None
    assert again.rescued.text == "title: Kept\n"
    bench.take_over(again, again.rescued)
    bench.save(again, again.rescued.text)
    assert bench.open("mine").rescued is None
    assert [path.name for path in folders.workouts.iterdir()] == ["mine.aqua"]


def test_a_new_text_is_kept_too(bench: DiskWorkbench, ended: DiskWorkbench) -> None:
    ended.keep(bench.open(None), "title: Kept\n")
    rescued = bench.open(None).rescued
    assert rescued is not None
    assert rescued.text == "title: Kept\n"


def test_two_editors_of_one_workout_do_not_touch_what_the_other_keeps(
    bench: DiskWorkbench, folders: Folders
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        other = DiskWorkbench(folders, process.pid)
        other.keep(other.open(None), "title: An hour of work\n")
        manuscript = bench.open(None)
        assert manuscript.rescued is None
        bench.keep(manuscript, "title: Mine\n")
        bench.save(manuscript, "title: Mine\n", name="mine")
        process.communicate(b"\n")
    rescued = bench.open(None).rescued
    assert rescued is not None
    assert rescued.text == "title: An hour of work\n"


def test_a_text_that_is_put_aside_lies_where_it_is_said_to(
    bench: DiskWorkbench, ended: DiskWorkbench
) -> None:
    ended.keep(bench.open(None), "title: Kept\n")
    manuscript = bench.open(None)
    assert manuscript.rescued is not None
    place = bench.set_aside(manuscript, manuscript.rescued)
    assert Path(place).read_text() == "title: Kept\n"
    assert bench.open(None).rescued is None
    with pytest.raises(NotSaved):
        bench.set_aside(manuscript, manuscript.rescued)


def test_a_disk_that_refuses_is_told(bench: DiskWorkbench, folders: Folders) -> None:
    folders.workouts.write_text("in the way")
    with pytest.raises(NotSaved, match="Cannot write"):
        bench.save(bench.open(None), "title: T\n", name="mine")
