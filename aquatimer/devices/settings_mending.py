"""Makes a settings file right that was written wrong: what cannot be used becomes comments."""

import re
from collections.abc import Iterator
from pathlib import Path

from aquatimer.devices.files import writing
from aquatimer.devices.settings import FILE_NAME, SettingsError
from aquatimer.devices.settings_reading import KeptSettings, settings_of, settings_text

_HEADER = re.compile(r"\s*\[")
_COMMENT = re.compile(r"\s*(#|$)")
_MOST_TURNS = 20


def mend_settings(folder: Path) -> int:
    """Make comments of the wrong lines in the file in this folder; return how many they are.

    The rest stays as it is. Raises SettingsError where only an editor can do it, and WritingError.
    """
    path = folder / FILE_NAME
    try:
        text = settings_text(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} can only be put right outside of aquatimer.") from error
    right = mended(text)
    if right is None:
        raise SettingsError(f"{path} can only be put right by hand: use an editor.")
    with writing(path) as out:
        out.write(right.encode())
    return sum(one != other for one, other in zip(_lines(text), _lines(right), strict=True))


def mended(text: str) -> str | None:
    """Return the text with all that is wrong in it as comments, None where that cannot be done."""
    before = settings_of(text)
    for _ in range(_MOST_TURNS):
        kept = settings_of(text)
        if kept.is_right:
            same = before.fault or kept.settings == before.settings
            return text if same else None
        wrong = set(_wrong_lines(kept, text))
        if not wrong:
            return None
        text = "".join(
            f"# {line}" if number in wrong else line
            for number, line in enumerate(_lines(text), start=1)
        )
    return None


def _wrong_lines(kept: KeptSettings, text: str) -> Iterator[int]:
    """Yield the lines, from 1, that are wrong; of a section that is, all its lines."""
    lines = _lines(text)
    numbers = [kept.fault_line, *(mistake.line for mistake in kept.mistakes)]
    for first in (number for number in numbers if number is not None and number <= len(lines)):
        whole = not kept.fault and _HEADER.match(lines[first - 1]) is not None
        for number in range(first, len(lines) + 1 if whole else first + 1):
            if number > first and _HEADER.match(lines[number - 1]):
                break
            if not _COMMENT.match(lines[number - 1]):
                yield number


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
