"""What works on this computer, found out by doing it."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from aquatimer.audio.mixer import Mixer
from aquatimer.cli.studio import open_studio
from aquatimer.devices.awake import Awake
from aquatimer.devices.blocks import Score
from aquatimer.devices.folders import Folders, runner_folders
from aquatimer.devices.player import open_player
from aquatimer.plan.cues import CuePlan

_NARROWEST, _LOWEST = 40, 12


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: whether it works, and how, or what to do about it."""

    subject: str
    works: bool
    text: str


def findings() -> Iterator[Finding]:
    """Yield what was found out, one thing after the other."""
    yield _voice()
    yield _tones()
    yield _sound_device()
    yield _staying_awake()
    yield _terminal()
    yield from _folders(runner_folders())


def _voice() -> Finding:
    begin = perf_counter()
    spoken = open_studio(caching=False).voice.speak(["Ready."], lambda _done, _total: None)
    seconds = perf_counter() - begin
    if not spoken.clips:
        return Finding("voice", works=False, text=" ".join(spoken.problems))
    told = " ".join([f"spoke a word in {seconds:.1f} s.", *spoken.problems])
    return Finding("voice", works=not spoken.problems, text=told)


def _tones() -> Finding:
    bank = open_studio().bank
    tones = bank.tones()
    if bank.problems:
        return Finding("tones", works=False, text=" ".join(bank.problems))
    return Finding("tones", works=True, text=f"{len(tones)} tones are there.")


def _sound_device() -> Finding:
    silence = Score(CuePlan("silence", 0, ()), lambda plan: Mixer(plan, {}, {}))
    player = open_player(silence, 0)
    try:
        trouble = player.trouble()
    finally:
        player.close()
    if trouble:
        return Finding("sound device", works=False, text=trouble)
    return Finding("sound device", works=True, text="opened.")


def _staying_awake() -> Finding:
    awake = Awake()
    awake.close()
    if awake.active:
        return Finding("staying awake", works=True, text="nothing sleeps during a session.")
    told = (
        "this desktop does not let a program keep it awake. "
        "Switch off sleep and the screen saver in its settings before a session."
    )
    return Finding("staying awake", works=False, text=told)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        told = "this is none. Use --headless here, or a terminal for the screen."
        return Finding("terminal", works=False, text=told)
    size = shutil.get_terminal_size()
    told = f"{size.columns} x {size.lines} characters, {os.environ.get('TERM', 'no TERM set')}."
    if size.columns < _NARROWEST or size.lines < _LOWEST:
        told += f" Make it at least {_NARROWEST} x {_LOWEST}."
        return Finding("terminal", works=False, text=told)
    return Finding("terminal", works=True, text=told)


def _folders(folders: Folders) -> Iterator[Finding]:
    for name, folder in (
        ("your workouts", folders.workouts),
        ("your sounds", folders.sounds),
        ("cache", folders.cache),
    ):
        works = _can_be_written(folder)
        advice = (
            "" if works else " cannot be written. Change its permissions, or set AQUATIMER_HOME."
        )
        yield Finding(name, works=works, text=f"{folder}{advice}")


def _can_be_written(folder: Path) -> bool:
    """Whether a file can be made there, or the folder itself where it is not there yet."""
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK)
