import subprocess
import sys
from pathlib import Path

import pytest

from aquatimer.devices.folders import Folders, IncompleteError, runner_folders, shipped_folder
from aquatimer.devices.paths import NoSuchUserError


def test_one_variable_moves_everything_that_is_kept(tmp_path: Path) -> None:
    assert runner_folders({"AQUATIMER_HOME": str(tmp_path)}) == Folders(
        workouts=tmp_path / "workouts",
        trash=tmp_path / "trash",
        sounds=tmp_path / "sounds",
        cache=tmp_path / "cache",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


def test_a_home_may_be_given_from_here_or_from_the_users_home() -> None:
    assert runner_folders({"AQUATIMER_HOME": "kept"}).cache == Path.cwd() / "kept" / "cache"
    assert runner_folders({"AQUATIMER_HOME": "~/kept"}).cache == Path.home() / "kept" / "cache"


def test_a_home_at_nobodys_is_told() -> None:
    with pytest.raises(NoSuchUserError, match='No user here has the folder "~nobody-here"'):
        runner_folders({"AQUATIMER_HOME": "~nobody-here/kept"})


@pytest.mark.parametrize("environ", [{}, {"AQUATIMER_HOME": ""}])
def test_else_the_system_says_where(environ: dict[str, str]) -> None:
    folders = runner_folders(environ)
    assert folders.workouts.is_absolute()
    assert "aquatimer" in folders.workouts.parts
    assert len({folders.workouts, folders.sounds, folders.cache, folders.config}) == 4


@pytest.mark.parametrize("name", ["workouts", "sounds"])
def test_what_is_shipped_is_found_in_the_checkout(name: str) -> None:
    assert shipped_folder(name).is_dir()
    assert shipped_folder(name).name == name


def test_what_is_shipped_is_found_in_the_wheel_first(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    package = tmp_path / "aquatimer"
    assert shipped_folder("sounds", package) == tmp_path / "sounds"
    (package / "sounds").mkdir(parents=True)
    assert shipped_folder("sounds", package) == package / "sounds"


def test_a_broken_installation_says_so(tmp_path: Path) -> None:
    with pytest.raises(IncompleteError) as caught:
        shipped_folder("sounds", tmp_path)
    assert str(caught.value) == (
        "The folder 'sounds' that belongs to aquatimer is missing. Install aquatimer again."
    )


def test_finding_folders_and_writing_files_loads_nothing_slow() -> None:
    code = (
        "import sys, aquatimer.devices.folders, aquatimer.devices.files\n"
        "slow = {'numpy', 'soundfile', 'soxr', 'pyttsx3', 'miniaudio', 'textual', 'platformdirs'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True)
    assert loaded.stdout.strip() == "[]"
