"""The runner's settings, read for a command."""

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.settings import Settings, SettingsError, read_settings


def runner_settings() -> Settings:
    """Return the runner's settings; raises WrongInputError with all that is wrong in them."""
    try:
        return read_settings(runner_folders().config)
    except SettingsError as wrong:
        raise WrongInputError(str(wrong)) from wrong
