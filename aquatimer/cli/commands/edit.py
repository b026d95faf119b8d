"""`aquatimer edit`: a workout in the editor."""

import argparse

from aquatimer.cli.arguments import Subparsers, add_command
from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.finding import asked_file
from aquatimer.cli.loading import loading
from aquatimer.cli.terminals import require_terminal

_INSTEAD = "Write the file in any other editor, then look at it with 'aquatimer check FILE'."


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "edit",
        summary="Write a workout, with its profile and its mistakes beside it",
        example="aquatimer edit springboard",
    )
    parser.add_argument(
        "workout",
        metavar="WORKOUT",
        nargs="?",
        help="a name in the library, or a path to an .aqua file; without it a new workout",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Open the editor until it is left."""
    if chosen.workout is not None:
        asked_file(chosen.workout)
    require_terminal(_INSTEAD)
    with loading():
        from aquatimer.cli.screen import show_editor
        from aquatimer.tui.workbench import NotEditable

    try:
        return show_editor(chosen.workout)
    except NotEditable as refused:
        raise WrongInputError(str(refused)) from refused
