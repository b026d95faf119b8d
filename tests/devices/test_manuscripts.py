"""Texts on the disk: saved whole, and kept beside their files while unsaved."""

import os
from pathlib import Path

import pytest

from aquatimer.devices.files import WritingError
from aquatimer.devices.manuscripts import (
    Lifeline,
    UnreadableError,
    read_leaf,
    stamp_of,
    write_leaf,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "t.aqua"
    assert read_leaf(path) is None
    written = write_leaf(path, "title: T\n")
    assert read_leaf(path) == written
    assert stamp_of(path) == written.stamp
    assert names(path.parent) == ["t.aqua"]


@pytest.mark.parametrize(
    "data", [b"title: T\r\n1:00 easy\r\n", b"\xef\xbb\xbftitle: T\n"], ids=["CRLF", "BOM"]
)
def test_line_ends_and_byte_order_mark_stay_as_they_are(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.aqua"
    path.write_bytes(data)
    leaf = read_leaf(path)
    assert leaf is not None
    assert "\r" not in leaf.text
    write_leaf(path, leaf.text)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "why"), [(b"\x00\x01", "no text file"), (b"# " + b"x" * 300_000, "256 KiB")]
)
def test_what_is_no_text_is_not_edited(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "t.aqua"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=why):
        read_leaf(path)


def test_a_folder_is_not_edited(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="Cannot read"):
        read_leaf(tmp_path)


def test_a_text_is_kept_beside_its_file(tmp_path: Path) -> None:
    path = tmp_path / "t.aqua"
    write_leaf(path, "old")
    line = Lifeline(path, tmp_path / "away")
    assert line.newer() is None
    line.keep("newer")
    assert names(tmp_path) == [".t.aqua.autosave", "t.aqua"]
    found = line.newer()
    assert found is not None
    assert found[0] == "newer"
    line.forget()
    assert names(tmp_path) == ["t.aqua"]


def test_a_text_older_than_its_file_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "t.aqua"
    line = Lifeline(path, tmp_path / "away")
    line.keep("older")
    write_leaf(path, "saved by another program since")
    os.utime(tmp_path / ".t.aqua.autosave", (1, 1))
    assert line.newer() is None


def test_beside_a_file_that_may_not_be_written_it_is_kept_elsewhere(tmp_path: Path) -> None:
    # A folder that is none can be written by nobody, not even by root.
    (tmp_path / "none").write_text("")
    line = Lifeline(tmp_path / "none" / "t.aqua", tmp_path / "away")
    line.keep("typed")
    found = line.newer()
    assert found is not None
    assert found[0] == "typed"
    line.forget()
    assert names(tmp_path / "away") == []


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("")
    line = Lifeline(tmp_path / "none" / "t.aqua", tmp_path / "none" / "away")
    with pytest.raises(WritingError):
        line.keep("typed")
