"""Settings as the texts of fields, `section.name`, and back."""

import shlex
from collections.abc import Mapping
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from aquatimer.devices.settings import Settings

_ON, _OFF = "on", "off"
_SWITCH = {_ON: True, _OFF: False}
_KEYS = "keys"
_LONGEST_NUMBER = 9


def setting_texts(settings: Settings) -> dict[str, str]:
    """Return what every field says; empty is not set."""
    texts = {
        f"{section}.{name}": _written(value)
        for section, values in settings.model_dump(mode="json").items()
        for name, value in values.items()
        if section != _KEYS
    }
    return texts | {f"{_KEYS}.{name}": " ".join(keys) for name, keys in settings.keys.items()}


def entries_with(settings: Settings, texts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return settings with fields that say something else, to be judged by the model.

    What cannot be read stays a text, which the model refuses with what it wants instead.
    """
    entries: dict[str, dict[str, Any]] = settings.model_dump(mode="json", exclude_none=True)
    for field, text in texts.items():
        section, _, name = field.partition(".")
        if text:
            entries[section][name] = _read(text, _kinds(section, name))
        else:
            entries[section].pop(name, None)
    return entries


def _written(value: object) -> str:
    if isinstance(value, bool):
        return _ON if value else _OFF
    if isinstance(value, list):
        return shlex.join(value)
    return "" if value is None else str(value)


def _read(text: str, kinds: tuple[Any, ...]) -> object:
    if bool in kinds:
        return _SWITCH.get(text, text)
    if int in kinds:
        is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
        return int(text) if is_number else text
    if any(get_origin(kind) is list for kind in kinds):
        return _words(text)
    return text


def _kinds(section: str, name: str) -> tuple[Any, ...]:
    """Return the types that a field may have."""
    if section == _KEYS:
        return (list[str],)
    model = Settings.model_fields[section].annotation
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError(f"[{section}] is no section")
    kind = model.model_fields[name].annotation
    inner = tuple(one for one in get_args(kind) if one is not NoneType)
    return (kind,) if get_origin(kind) is list or not inner else inner


def _words(text: str) -> list[str] | str:
    try:
        return shlex.split(text)
    except ValueError:
        return text
