"""The profiles of all athletes, a file for each in a folder of the runner's."""

import difflib
import tomllib
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import ValidationError

from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.profile import Profile
from aquatimer.devices.settings_mistakes import Mistake, mistakes, told_together

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

FOLDER = "athletes"
_ENDING = ".toml"

Entry: TypeAlias = str | int | float | list[int] | date
"""A value as TOML holds it."""

Changes: TypeAlias = Mapping[tuple[str, ...], Entry | None]
"""New values by their place, section and key; None takes an entry out."""


class UnknownAthleteError(Exception):
    """There is no profile of that name; the message says which there are."""


class WrongProfileError(Exception):
    """A profile cannot be used; the message tells every mistake, a line for each."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a change comes to: the text of the file and the profile, or why there is none."""

    text: str
    profile: Profile | None
    mistakes: tuple[Mistake, ...] = ()


class Profiles:
    """All profiles there are. `folder` is where the runner's settings are; it may not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def names(self) -> list[str]:
        """Return the names of all athletes, as their files are called."""
        return sorted(path.stem for path in self._folder.glob(f"*{_ENDING}"))

    def path(self, name: str) -> Path:
        """Return where the profile of an athlete is or would be.

        `Anna B` is in `anna-b.toml`, or in a file of another name that says it is hers.
        """
        wanted = file_stem(name)
        usual = self._folder / f"{wanted}{_ENDING}"
        if usual.exists():
            return usual
        others = sorted(self._folder.glob(f"*{_ENDING}"))
        return next((path for path in others if _says_name(path, wanted)), usual)

    def find(self, name: str) -> Profile | None:
        """Return the profile of an athlete, None where there is none; raises WrongProfileError."""
        path = self.path(name)
        text = _text(path)
        return None if text is None else _profile(text, path)

    def read(self, name: str) -> Profile:
        """Return the profile of an athlete; raises UnknownAthleteError and WrongProfileError."""
        profile = self.find(name)
        if profile is None:
            raise UnknownAthleteError(self._unknown(name))
        return profile

    def change(self, name: str, changes: Changes, *, year: int) -> Profile:
        """Change entries of a profile, which is made where there is none; return what it became.

        `year` is this year. Comments and order in the file stay. Raises WrongProfileError, and
        changes nothing, where the outcome is impossible; WritingError where it cannot be written.
        """
        path, tried = self.path(name), self.attempt(name, changes, year=year)
        if tried.profile is None:
            raise WrongProfileError(
                "\n".join(f"{name}: {one.said_of(_key(one))}" for one in tried.mistakes)
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WritingError(path, error) from error
        with writing(path) as out:
            out.write(tried.text.encode())
        return tried.profile

    def attempt(self, name: str, changes: Changes, *, year: int) -> Attempt:
        """Return what `change` would make of a profile, without making it.

        Raises WrongProfileError where the file as it is cannot be used.
        """
        path = self.path(name)
        text = _text(path)
        if text is not None:
            _profile(text, path)
        changed = _changed(text, {("name",): name, **changes} if text is None else changes)
        return _attempt(changed, year)

    def remove(self, name: str) -> None:
        """Remove a profile; raises UnknownAthleteError where there is none."""
        try:
            self.path(name).unlink()
        except FileNotFoundError as missing:
            raise UnknownAthleteError(self._unknown(name)) from missing

    def _unknown(self, name: str) -> str:
        names = self.names()
        near = difflib.get_close_matches(file_stem(name), names, n=1)
        there = f"There are: {', '.join(names)}." if names else "There is none yet."
        hint = f"Did you mean '{near[0]}'?" if near else there
        return (
            f"There is no profile of '{name}'. {hint} "
            f'Make one: aquatimer profile set birth-year 1985 --athlete "{name}"'
        )


def file_stem(name: str) -> str:
    """Return what the file of an athlete is called: small letters, figures and hyphens.

    Empty where there is no letter and no figure in the name.
    """
    plain = (letter if letter.isalnum() else " " for letter in name.casefold())
    return "-".join("".join(plain).split())


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WrongProfileError(
            f"The profile in {path} cannot be read: {error.strerror}."
        ) from error
    except UnicodeDecodeError as error:
        raise WrongProfileError(f"The profile in {path} is no text. Save it as UTF-8.") from error


def _profile(text: str, path: Path) -> Profile:
    try:
        return Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise WrongProfileError(
            f"The profile in {path} cannot be understood: {error}. Put it right, or remove it with"
            f" 'aquatimer profile remove --athlete {path.stem}'."
        ) from error
    except ValidationError as error:
        raise WrongProfileError(told_together(mistakes(error, Profile, text), path)) from error


def _attempt(text: str, year: int) -> Attempt:
    try:
        profile = Profile.model_validate(tomllib.loads(text))
    except ValidationError as error:
        return Attempt(text, None, tuple(mistakes(error, Profile, "")))
    doubts = tuple(Mistake((), None, doubt) for doubt in profile.doubts(year))
    return Attempt(text, None if doubts else profile, doubts)


def _key(mistake: Mistake) -> str:
    """Return the name of an entry as commands have it, since the file has not got it yet."""
    return f"'{mistake.place[-1].replace('_', '-')}'" if mistake.place else ""


def _says_name(path: Path, wanted: str) -> bool:
    try:
        said = tomllib.loads(_text(path) or "").get("name")
    except (tomllib.TOMLDecodeError, WrongProfileError):
        return False
    return isinstance(said, str) and file_stem(said) == wanted


def _changed(text: str | None, changes: Changes) -> str:
    import tomlkit  # noqa: PLC0415 - only who changes a profile needs it

    document = tomlkit.parse(text or "")
    for place, value in changes.items():
        _put(document, place, value)
    return tomlkit.dumps(document)


def _put(document: "TOMLDocument", place: tuple[str, ...], value: Entry | None) -> None:
    import tomlkit  # noqa: PLC0415 - likewise

    *sections, key = place
    holder: MutableMapping[str, Any] = document
    for depth, section in enumerate(sections, start=1):
        if section not in holder:
            if value is None:
                return
            holder[section] = tomlkit.table(is_super_table=depth < len(sections))
        holder = holder[section]
    if value is None:
        holder.pop(key, None)
    else:
        holder[key] = value
