"""The shelf on a real disk: names, the trash, and what came with the program."""

from pathlib import Path

import pytest

from aquatimer.cli.shelf import DiskShelf
from aquatimer.tui.shelf import NotMoved
from aquatimer.tui.workbench import NameRefused


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    return tmp_path


def test_a_shipped_workout_becomes_ones_own_under_another_name_and_title(home: Path) -> None:
    DiskShelf().duplicate("wave", "tuesday-wave")
    copy = (home / "workouts" / "tuesday-wave.aqua").read_text()
    assert copy.startswith("title: Tuesday wave\nlevel: medium\n")
    assert "option rounds from 10 to 15 = 10" in copy


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        ("pyramid", "There is a workout 'pyramid' already. Choose another name."),
        ("../pyramid", "is no name for a workout"),
        ("", "is no name for a workout"),
    ],
)
def test_a_name_that_cannot_be_is_refused(home: Path, copy: str, why: str) -> None:
    with pytest.raises(NameRefused, match=why):
        DiskShelf().duplicate("wave", copy)
    assert not (home / "workouts").exists()


def test_deleted_ones_lie_in_the_trash_and_come_back(home: Path) -> None:
    shelf = DiskShelf()
    shelf.duplicate("wave", "mine")
    discarded = shelf.discard("mine")
    assert discarded.place == str(home / "trash" / "mine.aqua")
    assert Path(discarded.place).is_file()
    assert shelf.trash == str(home / "trash")
    shelf.bring_back(discarded)
    assert (home / "workouts" / "mine.aqua").is_file()
    discarded = shelf.discard("mine")
    shelf.duplicate("wave", "mine")
    with pytest.raises(NotMoved, match=r"There is .*mine\.aqua already"):
        shelf.bring_back(discarded)


@pytest.mark.parametrize(
    ("name", "why"),
    [("wave", "wave came with aquatimer and stays"), ("none", "There is no workout called 'none'")],
)
def test_what_is_not_ones_own_stays(home: Path, name: str, why: str) -> None:
    with pytest.raises(NotMoved, match=why):
        DiskShelf().discard(name)
    assert not (home / "trash").exists()
