"""`aquatimer fmt`: workout files in their one canonical form."""

import argparse
import sys
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command
from aquatimer.cli.failures import Status, WrongInputError, tell
from aquatimer.cli.mistakes import Findings, WrongWorkoutError
from aquatimer.cli.streams import write_out
from aquatimer.devices.files import writing
from aquatimer.devices.library import READ_AT_MOST, Origin, WorkoutFile
from aquatimer.lang.decoding import decode
from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.lang.parser import parse
from aquatimer.lang.printer import print_workout

_STANDARD_INPUT = "-"
_CHANGED = 1


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "fmt",
        summary="Write workout files in their canonical form",
        example="aquatimer fmt my-session.aqua",
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a workout file; - reads standard input and prints to standard output",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; tell which files would change, with exit status 1",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Format every file that is right; those that are wrong are told and stay as they are."""
    wrong = changed = 0
    for name in chosen.files:
        try:
            changed += _format(name, only_check=chosen.check)
        except WrongInputError as failure:
            failure.tell()
            wrong += 1
    if wrong:
        return Status.WRONG
    return _CHANGED if chosen.check and changed else Status.DONE


def _format(name: str, *, only_check: bool) -> bool:
    """Format one file, or only find out whether it would change; return whether it does."""
    data = _read(name)
    text = _canonical(data, name).encode()
    changed = text != data
    if only_check:
        if changed:
            tell(f"{name} would change.")
    elif name == _STANDARD_INPUT:
        write_out(text)
    elif changed:
        with writing(Path(name)) as out:
            out.write(text)
        tell(f"{name}: formatted.")
    return changed


def _read(name: str) -> bytes:
    try:
        if name == _STANDARD_INPUT:
            return sys.stdin.buffer.read(READ_AT_MOST)
        return WorkoutFile(name, Path(name), Origin.OWN).read()
    except OSError as error:
        raise WrongInputError(f"Cannot read {name}: {error.strerror}.") from error


def _canonical(data: bytes, name: str) -> str:
    source = decode(data, name)
    if isinstance(source, Diagnostic):
        raise WrongWorkoutError([Findings((source,), None)])
    parsed = parse(source)
    if parsed.tree is None or parsed.diagnostics:
        raise WrongWorkoutError([Findings(parsed.diagnostics, source)])
    return print_workout(parsed.tree)
