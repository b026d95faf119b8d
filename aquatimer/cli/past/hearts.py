"""What is known of the runner's heart: from the command line."""

import argparse

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.attached import Heart
from aquatimer.plan.training_load import Sex


def asked_heart(chosen: argparse.Namespace) -> Heart:
    """Return the maximum in water, the resting rate and the sex; raises WrongInputError."""
    if chosen.hr_max is None:
        raise WrongInputError(
            "zones need your maximum heart rate in water: add --hr-max 172. It is about ten"
            " percent lower than on land."
        )
    sex = None if chosen.sex is None else Sex(chosen.sex)
    if chosen.hr_rest is not None and chosen.hr_rest >= chosen.hr_max:
        raise WrongInputError(
            f"--hr-rest {chosen.hr_rest} is not below the maximum in water of {chosen.hr_max}."
        )
    return Heart(chosen.hr_max, chosen.hr_rest, sex)
