"""`aquatimer new`: a starting file with comments, in the runner's own library."""

import argparse
import re

from aquatimer.cli.arguments import Subparsers, add_command
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.devices.files import writing
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.library import ENDING

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_NAME = 60

STARTING_FILE = """\
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


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "new",
        summary="Make a workout of your own to start from",
        example="aquatimer new tuesday-ladder",
    )
    parser.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say where it is; an existing one is never touched."""
    name = chosen.name.removesuffix(ENDING)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise WrongInputError(
            f"'{chosen.name}' is no name for a workout: use small letters, digits and hyphens, "
            f"{_LONGEST_NAME} at most, as in 'tuesday-ladder'."
        )
    folder = runner_folders().workouts
    path = folder / f"{name}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except FileExistsError as existing:
        raise WrongInputError(f"There is {path} already. Choose another name.") from existing
    except OSError as error:
        raise ImpossibleError(f"Cannot write {path}: {error.strerror}.") from error
    with writing(path) as out:
        out.write(STARTING_FILE.format(title=_title(name)).encode())
    tell(f"Wrote {path}. Change it in any editor, then: aquatimer start {name}")
    return 0


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
