"""Keeps the runner's settings in their file, without touching what else they wrote there."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Item

from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError, read_settings

_Section = MutableMapping[str, Any]


def write_settings(folder: Path, settings: Settings) -> None:
    """Have the file in this folder say these settings; comments and order stay as they are.

    What is as usual and not in the file is not written. A file that cannot be read as settings
    is left as it is. Raises SettingsError and WritingError.
    """
    kept = read_settings(folder)
    if settings == kept:
        return
    path = folder / FILE_NAME
    document = tomlkit.parse(path.read_bytes().decode("utf-8-sig") if path.exists() else "")
    wanted, there = settings.model_dump(mode="json"), kept.model_dump(mode="json")
    for name, entries in wanted.items():
        if entries != there[name]:
            if name not in document:
                document[name] = tomlkit.table()
            _change(document[name], there[name], entries)
    text = tomlkit.dumps(document)
    _require(text, settings, path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WritingError(path, error) from error
    with writing(path) as out:
        out.write(text.encode())


def _change(section: _Section, there: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in there | wanted:
        value = wanted.get(name)
        if value == there.get(name):
            continue
        if value is None:
            _remove(section, name)
        else:
            section[name] = value


def _remove(section: _Section, name: str) -> None:
    """Take an entry away; what is said beside it stays as a comment, at the end of its section."""
    entry = section.pop(name)
    comment = entry.trivia.comment if isinstance(entry, Item) else ""
    if comment and isinstance(section, tomlkit.items.Table):
        section.add(tomlkit.comment(comment.lstrip("# ")))


def _require(text: str, settings: Settings, path: Path) -> None:
    """Raise SettingsError unless the text says these settings: a file can be written too oddly."""
    if Settings.model_validate(tomlkit.parse(text).unwrap()) != settings:
        raise SettingsError(
            f"Your settings in {path} are written in a way that can only be changed by hand:"
            " use an editor."
        )
