"""What is slow is loaded only by the commands that need it."""

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = ("textual", "numpy", "soundfile", "soxr", "miniaudio", "pyttsx3", "lameenc", "resvg_py")
MODELS = ("pydantic",)

PROGRAM = """
import contextlib, io, sys
from aquatimer.cli.main import main
with contextlib.redirect_stdout(io.StringIO()):
    status = main(sys.argv[1:])
print(status, *sorted(set(sys.modules) & set({slow!r})))
"""


def loaded_by(*arguments: str, slow: tuple[str, ...] = SLOW) -> str:
    program = PROGRAM.format(slow=slow)
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--json"),
        ("show", "springboard"),
        ("show", "springboard", "--json"),
        ("check", "workouts/springboard.aqua"),
        ("export", "springboard", "-o", "springboard.wrong"),
        ("start", "no-such-workout"),
        ("history", "add", "no-such-workout"),
    ],
)
def test_nothing_slow_is_loaded_by(arguments: tuple[str, ...]) -> None:
    status = {"export": "2", "start": "2", "history": "2"}.get(arguments[0], "0")
    assert loaded_by(*arguments) == status


def test_no_models_are_made_for_a_list() -> None:
    assert loaded_by("list", slow=MODELS) == "0"


def test_cues_load_the_sound_libraries_but_no_screen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(home))  # where the words are spoken already
    loaded = loaded_by("cues", "springboard").split()
    assert "numpy" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize("needless", ["rich.console", "html.entities"])
def test_a_track_loads_no_bar_that_no_one_sees_and_no_names_of_characters(
    needless: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(home))  # where the words are spoken already
    track = tmp_path / "tabata.mp3"
    assert loaded_by("export", "tabata", "-o", str(track), slow=(needless,)) == "0"
    assert track.exists()


BEFORE_THE_FIRST_FRAME = """
import sys
import aquatimer.cli.main
from aquatimer.cli.screen import library_app
from aquatimer.tui.screens.library import LibraryScreen
library_app()
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_the_first_frame_of_the_library_waits_for_nothing_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    others = (
        "pydantic",
        "psutil",
        "sqlite3",
        "secrets",
        "textual.widgets._data_table",
        "textual.widgets._footer",
        "aquatimer.lang.nodes",
        "aquatimer.plan.timeline",
        "aquatimer.plan.sheet",
        "aquatimer.session.live",
    )
    slow = [*(name for name in SLOW if name != "textual"), *others]
    command = [sys.executable, "-c", BEFORE_THE_FIRST_FRAME, *slow]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert loaded.split() == []


BEFORE_THE_FIRST_FRAME_OF_THE_EDITOR = """
import sys
import aquatimer.cli.commands.edit
from aquatimer.cli.workbench import DiskWorkbench
DiskWorkbench().open("springboard")
import aquatimer.cli.screen
import aquatimer.tui.screens.editor
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_the_first_frame_of_the_editor_does_not_wait_for_what_reads_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    reading = ("aquatimer.lang.nodes", "aquatimer.plan.timeline", "aquatimer.plan.phrases.english")
    slow = [*(name for name in SLOW if name != "textual"), *MODELS, "sqlite3", *reading]
    command = [sys.executable, "-c", BEFORE_THE_FIRST_FRAME_OF_THE_EDITOR, *slow]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert loaded.split() == []
