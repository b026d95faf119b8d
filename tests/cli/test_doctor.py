"""`doctor`: what works, and what to do about what does not."""

import json
import sys
from pathlib import Path

import pytest

from tests.calling import Run

SAY_IT = Path(__file__).with_name("say_it.py")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux are the voices the same everywhere"
)


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> Path:
    """A settings file in a home of its own."""
    del run  # it has set another home by now
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    return tmp_path / "config" / "settings.toml"


def told_by(run: Run) -> dict[str, tuple[str, str]]:
    """Return the mark and the text of each subject, the last of several."""
    ran = run("doctor", "--quiet")
    assert ran.status == 0
    told: dict[str, tuple[str, str]] = {}
    subject = ""
    for line in ran.out.splitlines():
        if not line.startswith(" "):
            subject = line[:15].strip()
            told[subject] = (line[15:24].strip(), line[24:])
        else:
            mark, text = told[subject]
            told[subject] = (mark, f"{text} {line.strip()}")
    return told


def test_the_voice_of_the_settings_is_named(run: Run, settings: Path) -> None:
    settings.write_text('[voice]\nname = "de+f3"\n')
    mark, text = told_by(run)["voice"]
    assert mark == "works"
    assert text.startswith("German (de+f3) spoke a word in ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[voice]\nrte = 1\n", "Did you mean 'rate'?"),
        ('[voice]\nname = "germn"\n', "Did you mean German"),
        ('[voice]\nname = "none.onnx"\n', "There is no voice file"),
        ('[voice]\ncommand = ["no-such-program", "{path}"]\n', "no-such-program"),
    ],
)
def test_wrong_settings_are_a_problem(run: Run, settings: Path, text: str, told: str) -> None:
    settings.write_text(text)
    about = told_by(run)
    assert about["voice"][0] == "PROBLEM"
    assert told in about["voice"][1]
    assert about["speech engine"][0] == "works"


def test_a_voice_with_another_in_its_place_is_a_warning(run: Run, settings: Path) -> None:
    command = [sys.executable, "-S", str(SAY_IT), "--out", "{path}", "--do", "fail"]
    settings.write_text(f"[voice]\ncommand = {json.dumps(command)}\n")
    mark, text = told_by(run)["voice"]
    assert mark == "warning"
    assert "ended with status 1 (the tongue is tied)" in text
    assert "pyttsx3 speaks in its place." in text


def test_the_folders_are_told(run: Run, settings: Path) -> None:
    home = settings.parents[1]
    about = told_by(run)
    assert about["settings"] == ("works", str(home / "config"))
    assert about["your sounds"] == ("works", str(home / "sounds"))
