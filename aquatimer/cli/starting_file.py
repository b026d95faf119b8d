"""What a new workout begins with, and how it may be called."""

import re

from aquatimer.cli.failures import WrongInputError
from aquatimer.devices.library import ENDING

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_NAME = 60

_TEXT = """\
# A workout for aquatimer. Everything after a # is a comment.

title: {title}
level: medium
gear: belt
about: Say in one sentence what this session is for.

# An interval: how long, how hard, and if you like what to think of.
# Efforts: rest, easy, steady, medium, hard, sprint, drill.
warmup 10:00 easy "Find your form"

# What is indented below `repeat` is done that many times.
repeat 6
  2:00 hard "Quick turnover"
  1:00 easy

cooldown 5:00 easy
"""


def workout_name(typed: str) -> str:
    """Return the name that was typed; raises WrongInputError where a workout cannot have it."""
    name = typed.removesuffix(ENDING)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise WrongInputError(
            f"'{typed}' is no name for a workout: use small letters, digits and hyphens, "
            f"{_LONGEST_NAME} at most, as in 'tuesday-ladder'."
        )
    return name


def starting_text(name: str) -> str:
    """Return the text of a new workout; its title is made from its name."""
    return _TEXT.format(title=title_of(name))


def title_of(name: str) -> str:
    """Return the title of a workout that has only a name so far: `Tuesday ladder`."""
    return name.replace("-", " ").capitalize()
