"""Texts on the disk: saved whole."""

from pathlib import Path

import pytest

from aquatimer.devices.manuscripts import UnreadableError, read_leaf, stamp_of, write_leaf


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
