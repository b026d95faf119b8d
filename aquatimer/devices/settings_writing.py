"""Keeps the runner's settings in their file, without touching what else they wrote there."""

import tomllib
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Item

from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError
from aquatimer.devices.settings_reading import (
    KeptSettings,
    fault_told,
    kept_settings,
    settings_of,
    settings_text,
)

_Section = MutableMapping[str, Any]


def write_settings(folder: Path, settings: Settings) -> None:
    """Have the file in this folder say these settings; comments and order stay as they are.

    What is as usual and not in the file is not written; wrong and unknown entries stay until
    something else is set in their place. A file that cannot be understood is left as it is.
    Raises SettingsError and WritingError.
    """
    path, kept = folder / FILE_NAME, kept_settings(folder)
    if kept.fault:
        raise SettingsError(fault_told(kept, path))
    if settings == kept.settings:
        return
    text = _rewritten(settings_text(folder), kept, settings, path)
    if settings_of(text).settings != settings:
        raise _by_hand(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WritingError(path, error) from error
    with writing(path) as out:
        out.write(text.encode())


def _rewritten(text: str, kept: KeptSettings, settings: Settings, path: Path) -> str:
    document = tomlkit.parse(text)
    wanted, there = settings.model_dump(mode="json"), kept.settings.model_dump(mode="json")
    for name, entries in wanted.items():
        if entries == there[name]:
            continue
        if name not in document:
            document[name] = tomlkit.table()
        if not isinstance(document[name], MutableMapping):
            raise _by_hand(path)
        _change(document[name], there[name] | _unusable(text, kept, name), entries)
    return tomlkit.dumps(document)


def _unusable(text: str, kept: KeptSettings, name: str) -> dict[str, Any]:
    """Return what a section says that is wrong as a whole, and so counts for nothing."""
    if not any(mistake.place == (name,) for mistake in kept.mistakes):
        return {}
    known = getattr(kept.settings, name).model_dump()
    return {key: value for key, value in tomllib.loads(text)[name].items() if key in known}


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


def _by_hand(path: Path) -> SettingsError:
    return SettingsError(
        f"Your settings in {path} are written in a way that can only be changed by hand:"
        " use an editor."
    )
