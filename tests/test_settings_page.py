"""What the page on settings shows is what the program takes."""

import re
import tomllib
from pathlib import Path

from aquatimer.devices.settings import FILE_NAME, Settings, read_settings

PAGE = Path("docs/settings.md").read_text(encoding="utf-8")


def test_what_is_shown_can_be_set(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / FILE_NAME).write_text(shown)
    changed = read_settings(tmp_path)
    for name in tomllib.loads(shown):
        assert getattr(changed, name) != getattr(Settings(), name)
