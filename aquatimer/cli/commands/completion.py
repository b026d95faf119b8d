"""`aquatimer completion`: what a shell needs to complete the commands."""

import argparse
import sys

from aquatimer.cli.arguments import Subparsers, add_command

SHELLS = ("bash", "zsh", "fish")


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "completion",
        summary="Print a script that lets your shell complete commands, workouts and voices",
        example="aquatimer completion bash",
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell that you type in")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the script."""
    from aquatimer.cli.completing import completion_script
    from aquatimer.cli.main import parser

    sys.stdout.write(completion_script(parser(), chosen.shell).rstrip("\n") + "\n")
    return 0
