"""`aquatimer settings`: all that can be set, on the screen."""

import argparse

from aquatimer.cli.arguments import Subparsers, add_command
from aquatimer.cli.loading import loading
from aquatimer.cli.terminals import require_terminal

_INSTEAD = "Write the file that 'aquatimer doctor' names last in any editor."


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "settings",
        summary="Set who swims, voice, cues, sound, screen and keys on the screen",
        example="aquatimer settings",
    )
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    """Open the settings until they are left, also those with mistakes."""
    require_terminal(_INSTEAD)
    with loading():
        from aquatimer.cli.screen import show_settings

    return show_settings()
