"""Who does it: the athlete that was asked for, or else the one of the settings."""

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.folders import runner_folders
from aquatimer.plan.athlete import Athlete

if TYPE_CHECKING:
    from aquatimer.devices.profile import Profile
    from aquatimer.devices.profiles import Profiles

USUAL_ATHLETE = "me"


def today() -> date:
    """Return the day it is where the runner is."""
    return datetime.now(UTC).astimezone().date()


def profiles() -> "Profiles":
    """Return the profiles of this computer's athletes."""
    from aquatimer.devices.profiles import Profiles

    return Profiles(runner_folders().config)


def athlete_name(asked: str | None) -> str:
    """Return who is meant: the one that was asked for, the one of the settings, or `me`.

    Raises WrongInputError where that is no name.
    """
    from aquatimer.cli.settings import runner_settings
    from aquatimer.devices.profiles import file_stem

    name = asked or runner_settings().athlete.name or USUAL_ATHLETE
    if not file_stem(name):
        raise WrongInputError(f"'{name}' is no name of an athlete: it has no letter in it.")
    return name


def asked_profile(asked: str | None) -> "Profile | None":
    """Return the profile of an athlete, None where nobody was asked for and there is none.

    Raises WrongInputError.
    """
    # Nothing of this is loaded on a computer where nobody has a profile.
    if asked is None and not (runner_folders().config / "athletes").is_dir():
        return None
    from aquatimer.devices.profiles import UnknownAthleteError, WrongProfileError

    try:
        found, name = profiles(), athlete_name(asked)
        return found.find(name) if asked is None else found.read(name)
    except (UnknownAthleteError, WrongProfileError) as wrong:
        raise WrongInputError(str(wrong)) from wrong


def name_in_history(asked: str | None) -> str | None:
    """Return under which name sessions are kept, None for those of a runner who has no name.

    Raises WrongInputError where what was asked for is no name.
    """
    stem = profiles().path(athlete_name(asked)).stem
    return None if stem == USUAL_ATHLETE else stem


def profile_in_history(name: str | None) -> "Profile | None":
    """Return the profile of whom a session names, None where there is none (any more).

    Raises WrongInputError where it cannot be understood.
    """
    from aquatimer.devices.profiles import WrongProfileError

    try:
        return profiles().find(name or USUAL_ATHLETE)
    except WrongProfileError as wrong:
        raise WrongInputError(str(wrong)) from wrong


def usual_athlete() -> Athlete:
    """Return whom a session is for where nobody was asked for; raises WrongInputError."""
    return _athlete(None)


def asked_athlete(chosen: argparse.Namespace) -> Athlete:
    """Return whom a session is for: --athlete with --hr-max before what the profile says.

    Raises WrongInputError.
    """
    athlete = _athlete(chosen.athlete)
    return athlete if chosen.hr_max is None else replace(athlete, hr_max=chosen.hr_max)


def _athlete(asked: str | None) -> Athlete:
    profile = asked_profile(asked)
    return Athlete() if profile is None else profile.athlete(today())
