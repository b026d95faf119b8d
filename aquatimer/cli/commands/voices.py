"""`aquatimer voices`: who can speak on this computer."""

import argparse
import sys
from typing import TYPE_CHECKING

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell

if TYPE_CHECKING:
    from aquatimer.devices.casting import Casting


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "voices",
        summary="List the voices of this computer",
        example="aquatimer voices",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--names", action="store_true", help="print only the names, one a line")
    add_json(shape)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the engines and their voices; the default is the one that sessions are spoken by."""
    from aquatimer.cli.voice_list import names_of, voices_json, voices_table
    from aquatimer.devices.speech.listing import listed

    casting = _casting()
    engines = tuple(listed(casting.engines))
    if chosen.names:
        sys.stdout.write("".join(f"{name}\n" for name in sorted(names_of(engines))))
    else:
        show = voices_json if chosen.json else voices_table
        sys.stdout.write(show(engines, casting) + "\n")
    sys.stdout.flush()
    if not any(one.voices.names for one in engines):
        raise ImpossibleError("no voice works on this computer. 'aquatimer doctor' tells more.")
    return 0


def _casting() -> "Casting":
    from aquatimer.cli.speaking import asked_casting
    from aquatimer.devices.casting import cast

    try:
        return asked_casting()
    except WrongInputError as wrong:
        # Who looks for the right name must be shown the names.
        tell(str(wrong))
        return cast()
