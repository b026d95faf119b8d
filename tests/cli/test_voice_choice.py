"""--voice, --language and the settings: who speaks, and in whose words."""

import json
import sys
from pathlib import Path

import pytest

from tests.calling import Run

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


def starts(run: Run, *arguments: str) -> list[str]:
    """Return what is said where segments start, and the problems told."""
    ran = run("cues", "springboard", "--cues", "brief", "--json", *arguments)
    assert ran.status == 0
    cues = json.loads(ran.out)["cues"]
    return [cue["text"] for cue in cues if cue["name"] == "start"] + ran.err.splitlines()


def test_a_german_voice_says_german_words(run: Run) -> None:
    assert starts(run, "--voice", "de")[2] == "Zügig. Zwei Minuten. Runde eins von zehn."
    assert starts(run, "--voice", "German")[0] == "Locker. Zehn Minuten. Einlaufen."


def test_a_language_has_a_voice(run: Run) -> None:
    assert starts(run, "--language", "de") == starts(run, "--voice", "de")
    assert starts(run, "--language", "en") == starts(run)


def test_a_voice_may_say_the_words_of_another_language(run: Run) -> None:
    assert starts(run, "--voice", "de", "--language", "en")[0] == "Easy. Ten minutes. Warm up."


def test_without_words_in_its_language_a_voice_says_english_ones_and_that_is_told(
    run: Run,
) -> None:
    said = starts(run, "--voice", "sv")
    assert said[0] == "Easy. Ten minutes. Warm up."
    assert said[-1].startswith('There are no words in the language "sv" yet')


@pytest.mark.parametrize("command", ["cues", "start", "export"])
def test_an_unknown_voice_is_told_with_the_nearest_before_any_work(
    run: Run, tmp_path: Path, command: str
) -> None:
    more = {"start": ("--headless",), "export": ("-o", str(tmp_path / "track.mp3"))}
    ran = run(command, "springboard", "--voice", "germn", *more.get(command, ()))
    assert (ran.status, ran.out) == (2, "")
    assert 'There is no voice "germn" on this computer. Did you mean German' in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("voice", ["", "en-us+nobody", "de,en", "~nobody-here/none.onnx"])
def test_what_is_no_voice_is_wrong(run: Run, voice: str) -> None:
    ran = run("cues", "springboard", "--voice", voice)
    assert (ran.status, ran.out) == (2, "")


def test_the_settings_choose_and_the_command_line_chooses_again(run: Run, settings: Path) -> None:
    settings.write_text('[voice]\nname = "de"\nrate = 200\n[cues]\nlevel = "brief"\n')
    ran = run("cues", "springboard")
    assert "Locker. Zehn Minuten." in ran.out
    assert "Halbzeit" not in ran.out
    assert "Halbzeit" in run("cues", "springboard", "--cues", "coach").out
    assert "Easy. Ten minutes." in run("cues", "springboard", "--voice", "en-us").out


def test_a_quicker_rate_and_another_pitch_are_other_clips(run: Run, settings: Path) -> None:
    def said() -> int:
        cues = json.loads(run("cues", "springboard", "--cues", "brief", "--json").out)["cues"]
        return sum(cue["duration_ms"] for cue in cues if cue["kind"] == "speech")

    usual = said()
    settings.write_text("[voice]\nrate = 250\n")
    assert said() < 0.85 * usual
    kept = len(list((settings.parents[1] / "cache" / "clips").iterdir()))
    settings.write_text("[voice]\npitch = 20\nvolume = 50\n")
    said()
    assert len(list((settings.parents[1] / "cache" / "clips").iterdir())) > kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[voice]\nname = "germn"\n', "Did you mean German"),
        ("[voice]\nrte = 3\n", "line 2: 'rte' is no setting in [voice]. Did you mean 'rate'?"),
        ('[voice]\nname = "~nobody-here/none.onnx"\n', 'the folder "~nobody-here"'),
        ("[voice\n", "cannot be understood"),
    ],
)
def test_wrong_settings_are_told(run: Run, settings: Path, text: str, told: str) -> None:
    settings.write_text(text)
    ran = run("start", "springboard", "--headless")
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
