"""Texts kept beside their files while they are not saved, and found when a program has ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aquatimer.devices.files import WritingError
from aquatimer.devices.lifelines import Leftover, Lifeline
from aquatimer.devices.manuscripts import write_leaf

OWN = os.getpid()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def found(line: Lifeline) -> Leftover:
    left = line.leftover()
    assert left is not None
    return left


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_leaf(tmp_path / "t.aqua", "old")
    return tmp_path / "t.aqua"


@pytest.fixture
def line(path: Path, tmp_path: Path) -> Lifeline:
    return Lifeline(path, tmp_path / "away")


@pytest.fixture
def ended(path: Path, tmp_path: Path) -> Lifeline:
    """The lifeline of a program that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return Lifeline(path, tmp_path / "away", process.pid)


def test_a_text_is_kept_beside_its_file(line: Lifeline, tmp_path: Path) -> None:
    line.keep("newer")
    assert names(tmp_path) == [f".t.aqua.{OWN}.autosave", "t.aqua"]
    line.forget()
    assert names(tmp_path) == ["t.aqua"]


def test_what_a_program_left_that_has_ended_is_found(line: Lifeline, ended: Lifeline) -> None:
    assert line.leftover() is None
    ended.keep("newer")
    assert found(line).text == "newer"
    assert line.leftover(besides="newer") is None


def test_what_a_running_program_keeps_is_its_own(line: Lifeline, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        Lifeline(line.path, line.elsewhere, process.pid).keep("of another editor")
        assert line.leftover() is None
        line.keep("mine")
        line.forget()
        assert names(tmp_path) == [f".t.aqua.{process.pid}.autosave", "t.aqua"]
        process.communicate(b"\n")
    assert found(line).text == "of another editor"


def test_a_number_that_another_program_has_by_now_is_that_of_one_which_ended(
    line: Lifeline, tmp_path: Path
) -> None:
    line.keep("left")
    kept = tmp_path / f".t.aqua.{OWN}.autosave"
    os.utime(kept, (1000, 1000))
    os.utime(line.path, (900, 900))
    assert found(line).text == "left"


def test_a_text_older_than_its_file_is_not_offered(line: Lifeline, ended: Lifeline) -> None:
    ended.keep("older")
    os.utime(line.path, (2**31, 2**31))
    assert line.leftover() is None


def test_the_newest_of_several_is_found_first(
    line: Lifeline, ended: Lifeline, tmp_path: Path
) -> None:
    ended.keep("newer")
    (tmp_path / ".t.aqua.autosave").write_text("newest")
    os.utime(tmp_path / ".t.aqua.autosave", (2**31, 2**31))
    assert found(line).text == "newest"
    line.set_aside(found(line).place)
    assert found(line).text == "newer"


def test_what_is_taken_over_is_kept_and_forgotten_as_ones_own(
    line: Lifeline, ended: Lifeline, tmp_path: Path
) -> None:
    ended.keep("left")
    line.take_over(found(line).place)
    assert (tmp_path / f".t.aqua.{OWN}.autosave").read_text() == "left"
    line.forget()
    assert names(tmp_path) == ["t.aqua"]


def test_what_is_set_aside_is_there_under_a_name_of_its_own(
    line: Lifeline, ended: Lifeline, tmp_path: Path
) -> None:
    for text, name in (("first", "t.aqua.unsaved"), ("second", "t.aqua.unsaved-2")):
        ended.keep(text)
        assert line.set_aside(found(line).place) == tmp_path / name
        assert (tmp_path / name).read_text() == text
    assert line.leftover() is None
    line.forget()
    assert names(tmp_path) == ["t.aqua", "t.aqua.unsaved", "t.aqua.unsaved-2"]


def test_beside_a_file_that_may_not_be_written_it_is_kept_elsewhere(
    ended: Lifeline, tmp_path: Path
) -> None:
    # A folder that is none can be written by nobody, not even by root.
    (tmp_path / "none").write_text("")
    away = tmp_path / "away"
    line = Lifeline(tmp_path / "none" / "t.aqua", away)
    Lifeline(line.path, away, ended.process).keep("typed")
    assert found(line).text == "typed"
    line.take_over(found(line).place)
    line.forget()
    assert names(away) == []


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("")
    line = Lifeline(tmp_path / "none" / "t.aqua", tmp_path / "none" / "away")
    with pytest.raises(WritingError):
        line.keep("typed")
    with pytest.raises(WritingError):
        line.set_aside(tmp_path / "gone")
