"""What the page on voices shows is what the program takes."""

import re
import shlex
from pathlib import Path

import pytest

from aquatimer.cli.main import parser
from aquatimer.devices.settings import FILE_NAME, Settings
from aquatimer.devices.settings_reading import read_settings

PAGE = Path("docs/voices.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.removeprefix("aquatimer ")
    for what, text in BLOCKS
    if not what
    for line in text.splitlines()
    if line.startswith("aquatimer ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_given(command: str) -> None:
    parser().parse_args(shlex.split(command))


def test_the_settings_can_be_set_and_are_all_there(tmp_path: Path) -> None:
    shown = [text for what, text in BLOCKS if what == "toml"]
    for text in shown:
        (tmp_path / FILE_NAME).write_text(text)
        assert read_settings(tmp_path) != Settings()
    for section in (Settings().voice, Settings().cues):
        assert all(f"\n{key} = " in "".join(shown) for key in type(section).model_fields)
