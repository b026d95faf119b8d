"""The bar in a real terminal."""

import contextlib
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from tests.cli.terminal import Terminal


def test_the_name_of_a_file_is_shown_as_it_is(tmp_path: Path) -> None:
    workout = tmp_path / "short.aqua"
    workout.write_text("title: Short\n10s easy\n")
    arguments = ("export", str(workout), "--cues", "quiet", "-o", str(tmp_path / "[red]x.wav"))
    with contextlib.closing(Terminal(tmp_path, *arguments)) as terminal:
        terminal.until(b"Writing [red]x.wav")
