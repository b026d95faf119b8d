"""What works on this computer, found out by doing it."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep

from aquatimer.audio.clips import Audible
from aquatimer.audio.ports import SoundBank
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.findings import Finding, Mark
from aquatimer.cli.hearing import hear
from aquatimer.cli.settings import runner_settings
from aquatimer.cli.sounding import asked_output
from aquatimer.cli.studio import tone_bank
from aquatimer.cli.voice_checkup import check_voice
from aquatimer.devices.awake import Awake
from aquatimer.devices.folders import Folders, runner_folders
from aquatimer.devices.player import USUAL
from aquatimer.devices.sound_report import default_device
from aquatimer.plan.cues import Sound
from aquatimer.units.durations import SECOND, Milliseconds

_NARROWEST, _LOWEST = 40, 12
_NOT_WRITTEN = " cannot be written. Change its permissions, or set AQUATIMER_HOME."


def findings(*, quiet: bool = False) -> Iterator[Finding]:
    """Yield what was found out, one thing after the other; `quiet` plays nothing."""
    voice = check_voice()
    yield from voice.findings
    bank = tone_bank()
    yield _tones(bank)
    heard = (bank.tones()[Sound.CHANGE], *voice.clips)
    yield _sound_device(() if quiet else heard)
    yield _staying_awake()
    yield _terminal()
    yield from _folders(runner_folders())


def _tones(bank: SoundBank) -> Finding:
    tones = bank.tones()
    if bank.problems:
        return Finding("tones", Mark.WARNING, " ".join(bank.problems))
    return Finding("tones", Mark.WORKS, f"{len(tones)} tones are there.")


def _sound_device(clips: Sequence[Audible]) -> Finding:
    """Play on the device, silence where there is nothing to play."""
    try:
        output = asked_output()
    except WrongInputError:
        output = USUAL  # the settings are told as a problem of the voice already
    except ImpossibleError as failure:
        return Finding("sound device", Mark.PROBLEM, str(failure))
    hearing = hear(clips, nap=sleep, output=output)
    if hearing.trouble:
        return Finding("sound device", Mark.PROBLEM, hearing.trouble)
    if hearing.clip_by_clip:
        return Finding("sound device", Mark.WORKS, "the default one, by simpleaudio.")
    device = default_device()
    name = f"{device.name}, by {device.system}" if device else "the default one"
    played = "played a tone and the voice" if clips else "opened"
    return Finding("sound device", Mark.WORKS, f"{name}: {played}.{_latency(hearing.ahead)}")


def _latency(ahead: Milliseconds) -> str:
    """Tell the latency as it was measured while something was played."""
    if not ahead:
        return ""
    return f" It took sound up to {ahead / SECOND:.2f} s ahead: a pause is heard that late."


def _staying_awake() -> Finding:
    try:
        asked = runner_settings().screen.keep_awake
    except WrongInputError:
        asked = True
    if not asked:
        told = "your settings say keep_awake = false, so the computer sleeps when it likes."
        return Finding("staying awake", Mark.WARNING, told)
    awake = Awake()
    awake.close()
    if awake.active:
        return Finding("staying awake", Mark.WORKS, "nothing sleeps during a session.")
    told = (
        "this desktop does not let a program keep it awake. "
        "Switch off sleep and the screen saver in its settings before a session."
    )
    return Finding("staying awake", Mark.WARNING, told)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        told = "this is none. Use --headless here, or a terminal for the screen."
        return Finding("terminal", Mark.WARNING, told)
    size = shutil.get_terminal_size()
    told = f"{size.columns} x {size.lines} characters, {os.environ.get('TERM', 'no TERM set')}."
    if size.columns < _NARROWEST or size.lines < _LOWEST:
        told += f" Make it at least {_NARROWEST} x {_LOWEST}."
        return Finding("terminal", Mark.WARNING, told)
    return Finding("terminal", Mark.WORKS, told)


def _folders(folders: Folders) -> Iterator[Finding]:
    for name, folder in (
        ("your workouts", folders.workouts),
        ("your sounds", folders.sounds),
        ("cache", folders.cache),
        ("settings", folders.config),
        ("history", folders.state),
    ):
        works = _can_be_written(folder)
        mark, advice = (Mark.WORKS, "") if works else (Mark.PROBLEM, _NOT_WRITTEN)
        yield Finding(name, mark, f"{folder}{advice}")


def _can_be_written(folder: Path) -> bool:
    """Whether a file can be made there, or the folder itself where it is not there yet."""
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK)
