"""`aquatimer doctor`: what works on this computer, and what to do about the rest."""

import argparse
import sys

from aquatimer.cli.arguments import Subparsers, add_command


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "doctor",
        summary="Find out what works on this computer, and what to do about the rest",
        example="aquatimer doctor",
    )
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    """Print a line for each thing that was tried."""
    from aquatimer.cli.checkup import findings

    for finding in findings():
        mark = "works" if finding.works else "PROBLEM"
        sys.stdout.write(f"{finding.subject:<14}{mark:<9}{finding.text}\n")
        sys.stdout.flush()
    return 0
