"""Where everything lies: what the runner keeps, and what the program brings along."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aquatimer.devices.paths import expanded

HOME_VARIABLE = "AQUATIMER_HOME"
SETTINGS_FILE = "settings.toml"
"""In `config`. Whether there is one is known without loading what reads it."""
HISTORY_FILE = "history.sqlite3"
"""In `state`, likewise."""
_PACKAGE = Path(__file__).resolve().parents[1]


class IncompleteError(Exception):
    """Something that came with the program is missing; the message is a sentence for the runner."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The runner's folders. None of them has to exist; who writes makes it first."""

    workouts: Path
    trash: Path
    sounds: Path
    cache: Path
    state: Path
    config: Path


def runner_folders(environ: Mapping[str, str] = os.environ) -> Folders:
    """Return the runner's folders: under `AQUATIMER_HOME` where that is set, else the system's.

    Raises NoSuchUserError where that variable begins with the folder of nobody.
    """
    home = environ.get(HOME_VARIABLE)
    return _below(expanded(home).absolute()) if home else _of_the_system()


def shipped_folder(name: str, package: Path = _PACKAGE) -> Path:
    """Return the folder `workouts`, `sounds` or `fonts` that came with the program.

    The wheel carries it inside the package, the checkout beside it. Raises IncompleteError where
    it is in neither.
    """
    for parent in (package, package.parent):
        folder = parent / name
        if folder.is_dir():
            return folder
    raise IncompleteError(
        f"The folder '{name}' that belongs to aquatimer is missing. Install aquatimer again."
    )


def _below(home: Path) -> Folders:
    return Folders(
        workouts=home / "workouts",
        trash=home / "trash",
        sounds=home / "sounds",
        cache=home / "cache",
        state=home / "state",
        config=home / "config",
    )


def _of_the_system() -> Folders:
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed under AQUATIMER_HOME

    system = PlatformDirs("aquatimer", appauthor=False)
    return Folders(
        workouts=system.user_data_path / "workouts",
        trash=system.user_data_path / "trash",
        sounds=system.user_data_path / "sounds",
        cache=system.user_cache_path,
        state=system.user_state_path,
        config=system.user_config_path,
    )
