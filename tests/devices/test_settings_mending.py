"""A settings file that is wrong, read as far as it goes and made right."""

from pathlib import Path

import pytest

from aquatimer.devices.settings import FILE_NAME, SettingsError
from aquatimer.devices.settings_mending import mend_settings, mended
from aquatimer.devices.settings_reading import kept_settings, settings_of


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("[voice]\nrate = 150\n", "[voice]\nrate = 150\n"),
        ("[voice]\nrte = 1\nrate = 150", "[voice]\n# rte = 1\nrate = 150"),
        ("[voice]\r\npitch = -1\r\n", "[voice]\r\n# pitch = -1\r\n"),
        ("rate = 1\n[voice]\nrate = 90\n", "# rate = 1\n[voice]\nrate = 90\n"),
        ("[voise]\nrate = 1\n\n[cues]\n", "# [voise]\n# rate = 1\n\n[cues]\n"),
        ("[voice]\nname = de\nrate = 90\n", "[voice]\n# name = de\nrate = 90\n"),
        (
            '[sound]\noutput = "simpleaudio"\n# mine\nnoise = true\n',
            '# [sound]\n# output = "simpleaudio"\n# mine\n# noise = true\n',
        ),
        (
            '[keys]\nskip = [\n  5,\n]\nlock = "k"\n',
            '[keys]\n# skip = [\n#   5,\n# ]\nlock = "k"\n',
        ),
        ("voice.rate = 1\n", None),
    ],
)
def test_what_is_wrong_becomes_comments(text: str, right: str | None) -> None:
    assert mended(text) == right
    if right is not None:
        assert settings_of(right).is_right


def test_what_is_right_counts_beside_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("[voice]\nrate = 150\npitch = 999\n[voise]\nrate = 1\n")
    kept = kept_settings(tmp_path)
    assert (kept.settings.voice.rate, kept.settings.voice.pitch) == (150, None)
    assert sorted((mistake.place, mistake.line) for mistake in kept.mistakes) == [
        (("voice", "pitch"), 3),
        (("voise",), 4),
    ]


def test_the_file_is_made_right_and_the_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("[voice]\nrate = fast\n[voise]\nrate = 1\n")
    assert mend_settings(tmp_path) == 3
    assert path.read_text() == "[voice]\n# rate = fast\n# [voise]\n# rate = 1\n"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="outside of aquatimer"):
        mend_settings(tmp_path)
    path.write_text("voice.rate = 1\n")
    with pytest.raises(SettingsError, match="by hand"):
        mend_settings(tmp_path)
