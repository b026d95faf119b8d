"""`aquatimer new`: a starting file with comments, in the runner's own library."""

import argparse

from aquatimer.cli.arguments import Subparsers, add_command
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.cli.starting_file import starting_text, workout_name
from aquatimer.devices.files import write_new
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.library import ENDING


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
    name = workout_name(chosen.name)
    folder = runner_folders().workouts
    path = folder / f"{name}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpossibleError(f"Cannot make {folder}: {error.strerror}.") from error
    try:
        write_new(path, starting_text(name).encode())
    except FileExistsError as existing:
        raise WrongInputError(f"There is {path} already. Choose another name.") from existing
    tell(f"Wrote {path}. Change it with: aquatimer edit {name}. Then: aquatimer start {name}")
    return 0
