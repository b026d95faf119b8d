"""The runner's settings: what the file sets, and what is said of a wrong one."""

from pathlib import Path

import pytest

from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError
from aquatimer.devices.settings_reading import read_settings
from aquatimer.plan.cues import Verbosity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def test_without_a_file_all_is_as_usual(path: Path) -> None:
    settings = read_settings(path.parent)
    assert settings == Settings()
    assert (settings.voice.name, settings.voice.rate, settings.voice.volume) == (None, 165, 100)
    assert settings.cues.level is Verbosity.COACH


def test_what_is_set_is_set_and_the_rest_is_as_usual(path: Path) -> None:
    path.write_text(
        '\ufeff# mine\n[voice]\nname = "en-us+f3"\nrate = 180\n\n[cues]\nlevel = "brief"\n'
    )
    settings = read_settings(path.parent)
    assert (settings.voice.name, settings.voice.rate, settings.voice.pitch) == (
        "en-us+f3",
        180,
        None,
    )
    assert settings.cues.level is Verbosity.BRIEF


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("[voice]\n\nrte = 1\n", 3, "'rte' is no setting in [voice]. Did you mean 'rate'?"),
        ("[voice]\nxyzzy = 1\n", 2, "There are: name, command, language, rate, pitch, volume."),
        ("[voise]\nrate = 1\n", 1, "'voise' is no setting. Did you mean 'voice'?"),
        ("rate = 1\n", 1, "'rate' is no setting. There are: voice, cues, sound,"),
        ('[voice]\nrate = "fast"\n', 2, "'rate' must be words a minute, a whole number from 80"),
        ("[voice]\nrate = 165.5\n", 2, "'rate' must be words a minute"),
        ("[voice]\nrate = true\n", 2, "'rate' must be words a minute"),
        ("[voice]\nrate = 9999999999999999999999\n", 2, "'rate' must be words a minute"),
        ("[voice]\npitch = -1\n", 2, "'pitch' must be a whole number from 0 to 100."),
        ("[voice]\nvolume = 0\n", 2, "'volume' must be percent, a whole number from 10 to 100."),
        ("[voice]\nname = 7\n", 2, "'name' must be a name that `aquatimer voices` lists"),
        ('[voice]\nlanguage = "fr"\n', 2, '\'language\' must be "de" or "en".'),
        ('[cues]\nlevel = "loud"\n', 2, '\'level\' must be "quiet", "brief" or "coach".'),
        ('voice = "de"\n', 1, "'voice' must be a section: [voice] on a line."),
        ('voice.rate = "x"\n', None, "'rate' must be words a minute"),
        ('[voice]\ncommand = "say"\n', 2, "'command' must be a list of texts"),
        ('[voice]\ncommand = ["say", 1]\n', 2, "'command' must be a list of texts"),
        ('[voice]\ncommand = ["say"]\n', 1, "[voice] has a command without {path}"),
        ('[sound]\noutput = "card"\n', 2, '\'output\' must be "auto" or "simpleaudio".'),
        ('[sound]\nnoise = "yes"\n', 2, "'noise' must be true or false."),
        ("[screen]\nflash = 1\n", 2, "'flash' must be true or false."),
        ("[screen]\nawake = true\n", 2, "'awake' is no setting in [screen]. Did you mean 'keep_aw"),
        ('[screen]\ntheme = ""\n', 2, "'theme' must be the name of a theme"),
        ("[keys]\nskip = 5\n", 2, "'skip' must be a key, such as \"n\", or a list"),
        ("[keys]\nskip = []\n", 2, "'skip' must be a key"),
        ('[keys]\nskip = ["n", ""]\n', 2, "'skip' must be a key"),
        ('[keys]\nskip = "the n"\n', 2, "'skip' must be a key"),
        ('keys = "n"\n', 1, "'keys' must be a section: [keys] on a line."),
        ("[athlete]\nname = 1\n", 2, "'name' must be the name of an athlete"),
        (
            '[sound]\noutput = "simpleaudio"\nnoise = true\n',
            1,
            "[sound] asks for noise, which simpleaudio cannot play between the sounds.",
        ),
        (
            '[voice]\nname = "de"\ncommand = ["say", "{path}"]\n',
            1,
            "[voice] has a name and a command, and only one of them can speak.",
        ),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(
    path: Path, text: str, line: int | None, told: str
) -> None:
    path.write_text(text)
    with pytest.raises(SettingsError) as wrong:
        read_settings(path.parent)
    place = f"{path}, line {line}: " if line else f"{path}: "
    assert str(wrong.value).startswith(place)
    assert told in str(wrong.value)


def test_all_mistakes_are_told_at_once(path: Path) -> None:
    path.write_text('[voice]\nrate = 1\npitsch = 2\n[cues]\nlevel = ""\n')
    with pytest.raises(SettingsError) as wrong:
        read_settings(path.parent)
    lines = str(wrong.value).splitlines()
    assert sorted(line.partition(": ")[0][-6:] for line in lines) == ["line 2", "line 3", "line 5"]


def test_keys_are_given_alone_or_as_a_list(path: Path) -> None:
    path.write_text('[keys]\nskip = "s"\npause = ["space", "f5"]\n')
    assert read_settings(path.parent).keys == {"skip": ["s"], "pause": ["space", "f5"]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[voice]\nname = de\n", "cannot be understood: Invalid value (at line 2, column 8)"),
        (b"\xff\xfe\x00", "are no text. Save it as UTF-8."),
    ],
)
def test_what_is_no_settings_file_is_told(path: Path, content: bytes, told: str) -> None:
    path.write_bytes(content)
    with pytest.raises(SettingsError) as wrong:
        read_settings(path.parent)
    assert str(wrong.value).startswith(f"Your settings in {path} ")
    assert told in str(wrong.value)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(path.parent)
