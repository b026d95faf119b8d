"""Reads the runner's settings: strictly where something is to start, else as far as they go."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError
from aquatimer.devices.settings_mistakes import Mistake, mistakes, told_together

_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """What a file sets as far as it is right; what is wrong or missing is as usual.

    `fault` tells why nothing in the file can be used, and goes on after what the file is called;
    `fault_line` is where that is seen.
    """

    settings: Settings = field(default_factory=Settings)
    mistakes: tuple[Mistake, ...] = ()
    fault: str = ""
    fault_line: int | None = None

    @property
    def is_right(self) -> bool:
        """Whether everything in the file could be used."""
        return not (self.fault or self.mistakes)


def read_settings(folder: Path) -> Settings:
    """Return what the file in this folder sets, the usual where there is none.

    Raises SettingsError with all that is wrong.
    """
    kept = kept_settings(folder)
    if kept.is_right:
        return kept.settings
    path = folder / FILE_NAME
    told = fault_told(kept, path) if kept.fault else told_together(iter(kept.mistakes), path)
    raise SettingsError(told)


def kept_settings(folder: Path) -> KeptSettings:
    """Return what the file in this folder sets as far as it is right."""
    try:
        text = settings_text(folder)
    except OSError as error:
        return KeptSettings(fault=f"cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        return KeptSettings(fault="are no text. Save it as UTF-8.")
    return settings_of(text)


def settings_text(folder: Path) -> str:
    """Return the text of the file, empty where there is none; raises OSError and ValueError."""
    try:
        return (folder / FILE_NAME).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""


def settings_of(text: str) -> KeptSettings:
    """Return what a text sets as far as it is right."""
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        fault = (
            f"cannot be understood: {error}. Write texts in quotes, such"
            ' as name = "de", below the line of their section, such as [voice].'
        )
        return KeptSettings(fault=fault, fault_line=int(line[1]) if line else None)
    found: list[Mistake] = []
    while True:
        try:
            return KeptSettings(Settings.model_validate(entries), tuple(found))
        except ValidationError as error:
            wrong = tuple(mistakes(error, Settings, text))
            found += wrong
            for mistake in wrong:
                _leave_out(entries, mistake.place)


def fault_told(kept: KeptSettings, path: Path) -> str:
    """Return a whole sentence for the fault of a file."""
    return f"Your settings in {path} {kept.fault}"


def _leave_out(entries: dict[str, Any], place: tuple[str, ...]) -> None:
    """Take an entry out; where it is none of its own, all that it belongs to."""
    *sections, name = place
    holder: Any = entries
    for section in sections:
        holder = holder.get(section, {})
    holder.pop(name, None)
