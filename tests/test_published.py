"""What is tested is what a runner installs, and it brings along all that belongs to it."""

import os
import subprocess
import sys
import sysconfig
from importlib.metadata import metadata, requires
from pathlib import Path

import pytest

import aquatimer
from aquatimer.devices.folders import shipped_folder

INSTALLED = Path(sysconfig.get_path("purelib")) / "aquatimer"
CHECKOUT = Path(__file__).parents[1] / "aquatimer"
TESTED = INSTALLED if os.environ.get("TESTED") == "wheel" else CHECKOUT
WHERE = "import aquatimer, os; print(os.path.dirname(aquatimer.__file__))"


def test_the_program_that_is_tested_is_the_one_that_was_asked_for() -> None:
    assert Path(aquatimer.__file__).parent == TESTED
    ran = subprocess.run([sys.executable, "-c", WHERE], capture_output=True, text=True, check=True)
    assert Path(ran.stdout.strip()) == TESTED


@pytest.mark.parametrize("name", ["workouts", "sounds", "fonts"])
def test_what_the_program_needs_comes_with_it(name: str) -> None:
    assert shipped_folder(name) in (INSTALLED / name, CHECKOUT.parent / name)
    assert shipped_folder(name).is_relative_to(TESTED if TESTED == INSTALLED else TESTED.parent)
    here = {path.name for path in (CHECKOUT.parent / name).rglob("*.*") if path.suffix != ".pyc"}
    assert {path.name for path in shipped_folder(name).rglob("*.*")} >= here


def test_it_is_typed() -> None:
    assert (TESTED / "py.typed").is_file()


def test_it_is_described_as_it_is() -> None:
    told = metadata("aquatimer")
    assert told["Version"] == aquatimer.__version__
    assert told["License-Expression"] == "MIT"
    extras = set(told.get_all("Provides-Extra") or ())
    assert {"m4a", "piper", "simpleaudio"} <= extras
    wanted = [one.partition(" ")[0] for one in requires("aquatimer") or () if "extra ==" not in one]
    assert not any(one.startswith(("mutagen", "pytest")) for one in wanted)
