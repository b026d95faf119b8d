"""An export that is told to end: with Ctrl-C, by the system, by a terminal that is closed."""

import contextlib
import os
import signal
import sys
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
        assert list((tmp_path / "out").iterdir()) == []
        assert b"Traceback" not in terminal.written


def test_what_was_whole_before_it_is_kept_and_told(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.aqua" for number in range(3)]
    for path in paths:
        path.write_text(LONG)
    paths[0].write_text("title: Short\n10s easy\n")
    out = tmp_path / "out"
    arguments = ("export", *map(str, paths), "--cues", "quiet", "--format", "flac", "-o", str(out))
    with contextlib.closing(Terminal(tmp_path, *arguments)) as terminal:
        with terminal.grown:
            assert terminal.grown.wait_for((out / "0.flac").exists, WAITS)
        os.killpg(terminal.session.pid, signal.SIGINT)
        assert terminal.session.wait(WAITS) == 130
        terminal.until(b"Stopped, with 1 of 3 tracks whole in ")
    assert [path.name for path in out.iterdir()] == ["0.flac"]
