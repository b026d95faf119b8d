"""`aquatimer doctor`: what works on this computer, and what to do about the rest."""

import argparse
import shutil
import sys
from textwrap import TextWrapper

from aquatimer.cli.arguments import Subparsers, add_command

_WIDTH_IN_A_PIPE = 100
_SUBJECT, _MARK = 15, 9


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "doctor",
        summary="Find out what works on this computer, and what to do about the rest",
        example="aquatimer doctor",
    )
    parser.add_argument("--quiet", action="store_true", help="play nothing")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print a line for each thing that was tried."""
    from aquatimer.cli.checkup import findings

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_IN_A_PIPE
    for finding in findings(quiet=chosen.quiet):
        wrapper = TextWrapper(
            width,
            initial_indent=f"{finding.subject:<{_SUBJECT}}{finding.mark:<{_MARK}}",
            subsequent_indent=" " * (_SUBJECT + _MARK),
            break_long_words=False,
            break_on_hyphens=False,
        )
        sys.stdout.write(wrapper.fill(finding.text) + "\n")
        sys.stdout.flush()
    return 0
