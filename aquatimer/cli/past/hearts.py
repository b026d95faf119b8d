"""What is known of the runner's heart: from the command line, else from the profile."""

import argparse

from aquatimer.cli.athletes import USUAL_ATHLETE, name_in_history, profile_in_history
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.devices.attached import Heart
from aquatimer.devices.past_sessions import PastSession
from aquatimer.plan.training_load import Sex


def asked_heart(chosen: argparse.Namespace, session: PastSession) -> Heart:
    """Return the maximum in water, the resting rate and the sex of the session's athlete.

    What is given counts before what the profile says, which is told; raises WrongInputError.
    """
    _check_whose(chosen.athlete, session)
    profile = profile_in_history(session.athlete)
    hr_max, hr_rest, sex = chosen.hr_max, chosen.hr_rest, chosen.sex
    if profile is not None:
        water = profile.in_water(session.began.year)
        if hr_max is None and water is not None:
            hr_max = water.beats
            how = "measured" if water.measured else "an estimate"
            tell(f"Zones of {hr_max}, the maximum in water in the profile ({how}).")
        hr_rest, sex = hr_rest or profile.hr_rest, sex or profile.sex
    if hr_max is None:
        raise WrongInputError(
            "zones need your maximum heart rate in water. Set up your profile, aquatimer profile"
            " set birth-year 1985 for instance, or add --hr-max 172. It is about ten percent"
            " lower than on land."
        )
    if hr_rest is not None and hr_rest >= hr_max:
        raise WrongInputError(
            f"the resting rate of {hr_rest} is not below the maximum in water of {hr_max}."
        )
    return Heart(hr_max, hr_rest, None if sex is None else Sex(sex))


def _check_whose(asked: str | None, session: PastSession) -> None:
    if asked is not None and name_in_history(asked) != session.athlete:
        whose = session.athlete or USUAL_ATHLETE
        raise WrongInputError(
            f"session {session.id} is one of {whose}, not of {asked}. To change that:"
            f' aquatimer history edit {session.id} --athlete "{asked}"'
        )
