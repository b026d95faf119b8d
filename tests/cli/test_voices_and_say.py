"""`voices` and `say`: who can speak here, and how it sounds."""

import json
import sys
import wave
from pathlib import Path

import pytest

from tests.calling import Run

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux are the voices the same everywhere"
)


def test_voices_tells_engines_names_languages_and_the_default(run: Run) -> None:
    lines = run("voices").out.splitlines()
    assert lines[0].startswith("pyttsx3 ")
    assert lines[0].endswith(": works")
    rows = [line.split() for line in lines]
    assert ["de", "de", "German", "pyttsx3"] in rows
    assert ["en", "en-gb", "English", "(Great", "Britain)", "pyttsx3", "default"] in rows
    assert sum(row[-1:] == ["default"] for row in rows) == 1
    # First those in whose language the program has its words.
    languages = [row[1][:2] for row in rows[rows.index([]) + 2 :]]
    ours = [language in {"de", "en"} for language in languages]
    assert ours == sorted(ours, reverse=True)
    assert {*languages} > {"de", "en"}


def test_voices_json_is_for_programs(run: Run) -> None:
    told = json.loads(run("voices", "--json").out)
    assert list(told) == ["format", "engines", "default", "voices"]
    assert told["format"] == "aquatimer.voices/1"
    assert [(one["name"], one["works"], one["problem"]) for one in told["engines"]] == [
        ("pyttsx3", True, None),
        ("espeak-ng", True, None),
    ]
    assert told["default"] == "gmw/en"
    german = {"identifier": "gmw/de", "name": "German", "language": "de", "engine": "pyttsx3"}
    assert german in told["voices"]
    identifiers = [voice["identifier"] for voice in told["voices"]]
    assert len(set(identifiers)) == len(identifiers)


def test_the_default_is_that_of_the_settings_even_with_a_wrong_one(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    settings = tmp_path / "config" / "settings.toml"
    settings.write_text('[voice]\nname = "de+f3"\n')
    assert json.loads(run("voices", "--json").out)["default"] == "gmw/de+f3"
    settings.write_text('[voice]\nname = "germn"\n')
    ran = run("voices", "--json")
    assert (ran.status, json.loads(ran.out)["default"]) == (0, "gmw/en")
    assert "Did you mean German" in ran.err


def length_of(path: Path) -> float:
    with wave.open(str(path)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (44_100, 1, 2)
        return float(sound.getnframes() / 44_100)


@pytest.fixture
def empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_say_writes_a_file_by_the_voice_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    english, german = tmp_path / "english.wav", tmp_path / "german.WAV"
    ran = run("say", "Five hundred seventy-five", "-o", str(english))
    assert (ran.status, ran.out, ran.err) == (0, "", f"Wrote {english}.\n")
    assert run("say", "575", "--voice", "de", "-o", str(german)).status == 0
    assert 1 < length_of(english) < 3
    assert 1 < length_of(german) < 4
    assert length_of(german) != pytest.approx(length_of(english), abs=0.05)


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("Sprint", "-o", "sprint.mp3"), 2, "must end in .wav"),
        (("Sprint", "-o", "/no/such/folder/sprint.wav"), 1, "Cannot write"),
        (("Sprint", "--voice", "germn"), 2, "Did you mean German"),
        (("  ",), 2, "nothing to say"),
        (("...", "-o", "dots.wav"), 1, "finds nothing to speak in it"),
    ],
)
def test_what_cannot_be_said_is_told(
    run: Run, empty_folder: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    ran = run("say", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert list(empty_folder.iterdir()) == []
