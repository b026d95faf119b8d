"""What the page on settings shows is what the program takes."""

import re
import tomllib
from pathlib import Path

from aquatimer.devices.settings import FILE_NAME, Settings
from aquatimer.devices.settings_reading import read_settings
from aquatimer.tui.bindings import NAMED_KEYS

PAGE = Path("docs/settings.md").read_text(encoding="utf-8")


def test_what_is_shown_can_be_set(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / FILE_NAME).write_text(shown)
    changed = read_settings(tmp_path)
    for name in tomllib.loads(shown):
        assert getattr(changed, name) != getattr(Settings(), name)


def test_every_setting_is_shown() -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    settings = Settings().model_dump()
    # A voice is a name or a command, and the other page tells of commands.
    del settings["voice"]["command"]
    told = tomllib.loads(shown)
    assert {section: set(told[section]) for section in settings if section != "keys"} == {
        section: set(entries) for section, entries in settings.items() if section != "keys"
    }
    assert set(told["keys"]) <= set(NAMED_KEYS)
    for action in NAMED_KEYS:
        assert f"`{action}`" in PAGE
