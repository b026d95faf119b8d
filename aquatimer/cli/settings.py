"""The runner's settings, read for a command."""

import argparse

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.settings import Settings, SettingsError
from aquatimer.devices.settings_reading import read_settings

_MEND = "'aquatimer settings' shows that on the screen, and mends it."


def runner_settings() -> Settings:
    """Return the runner's settings; raises WrongInputError with all that is wrong in them."""
    try:
        return read_settings(runner_folders().config)
    except SettingsError as wrong:
        raise WrongInputError(f"{wrong}\n{_MEND}") from wrong


def asked_metronome(chosen: argparse.Namespace | None = None) -> bool:
    """Return whether the cadence is clicked, as the command line or else the settings say."""
    asked: bool | None = None if chosen is None else chosen.metronome
    return runner_settings().sound.metronome if asked is None else asked
