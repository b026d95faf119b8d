"""An export that is told to end: with Ctrl-C, by the system, by a terminal that is closed."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from tests.cli.terminal import WAITS, Terminal

LONG = "title: Long\nrepeat 500\n  20s easy\n  20s hard\n"


def exporting(folder: Path, count: int) -> Terminal:
    """Begin to export so many long workouts into `out`."""
    paths = [folder / f"{number}.aqua" for number in range(count)]
    for path in paths:
        path.write_text(LONG)
    out = folder / "out"
    if count == 1:
        out.mkdir()
    what = out / "track.flac" if count == 1 else out
    return Terminal(folder, "export", *map(str, paths), "--cues", "quiet", "-o", str(what))


@pytest.mark.parametrize(
    ("number", "count"),
    [(signal.SIGINT, 1), (signal.SIGTERM, 1), (signal.SIGINT, 2), (signal.SIGHUP, 2)],
)
def test_nothing_half_written_is_left(number: signal.Signals, count: int, tmp_path: Path) -> None:
    with contextlib.closing(exporting(tmp_path, count)) as terminal:
        terminal.until(b"Writing")
        # As a terminal does: every process of the export is told.
        os.killpg(terminal.session.pid, number)
        assert terminal.session.wait(WAITS) == 130
        assert list(tmp_path.glob("out/*")) == []
        assert (tmp_path / "out").exists() == (count == 1)  # which was there before
        assert b"Traceback" not in terminal.written


@pytest.fixture
def of_three(tmp_path: Path) -> Iterator[Terminal]:
    """An export of three workouts of which the first, a short one, is whole."""
    paths = [tmp_path / f"{number}.aqua" for number in range(3)]
    for path in paths:
        path.write_text(LONG)
    paths[0].write_text("title: Short\n10s easy\n")
    out = tmp_path / "out"
    arguments = ("export", *map(str, paths), "--cues", "quiet", "--format", "flac", "-o", str(out))
    with contextlib.closing(Terminal(tmp_path, *arguments)) as terminal:
        with terminal.grown:
            assert terminal.grown.wait_for((out / "0.flac").exists, WAITS)
        yield terminal


def test_what_was_whole_before_it_is_kept_and_told(of_three: Terminal, tmp_path: Path) -> None:
    os.killpg(of_three.session.pid, signal.SIGINT)
    assert of_three.session.wait(WAITS) == 130
    of_three.until(b"Stopped, with 1 of 3 tracks whole in ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0.flac"]


def test_a_process_that_the_system_ends_is_told_with_what_is_whole(
    of_three: Terminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with of_three.grown:
        assert of_three.grown.wait_for(lambda: list(out.glob("*.part")), WAITS)
    _, process, _ = next(out.glob("*.part")).name.split("-")
    os.kill(int(process), signal.SIGKILL)
    assert of_three.session.wait(WAITS) == 1
    of_three.until(b"2.flac was not written: the system ended a process of this export.")
    of_three.until(b"Wrote 1 track into ")
    assert b"Traceback" not in of_three.written
    assert [path.name for path in out.iterdir()] == ["0.flac"]
