"""`aquatimer check`: every mistake in workout files."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.failures import Status, WrongInputError, tell
from aquatimer.cli.mistakes import Findings, tell_mistakes
from aquatimer.cli.reading import reading_of
from aquatimer.devices.library import ENDING, Origin, WorkoutFile
from aquatimer.lang.diagnostics import Severity
from aquatimer.plan.checks import warnings_about


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "check",
        summary="Tell every mistake in workout files",
        example="aquatimer check my-session.aqua",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help=f"a workout file, or a folder whose {ENDING} files are all checked",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what is wrong: text for people on standard error, or JSON on standard output."""
    files = [file for path in chosen.paths for file in _files(path)]
    found = [_findings(file) for file in files]
    if chosen.json:
        _print_json(found)
    else:
        _tell_all(files, found)
    return Status.WRONG if any(map(_has_error, found)) else Status.DONE


def _files(path: Path) -> Iterator[WorkoutFile]:
    if not path.exists():
        raise WrongInputError(f"There is no file or folder {path}.")
    paths = sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else [path]
    if not paths:
        raise WrongInputError(f"There is no {ENDING} file in {path}.")
    for found in paths:
        yield WorkoutFile(found.stem, found, Origin.OWN)


def _findings(file: WorkoutFile) -> Findings:
    reading = reading_of(file, {})
    return Findings((*reading.diagnostics, *warnings_about(reading)), reading.source)


def _has_error(found: Findings) -> bool:
    return any(one.severity is Severity.ERROR for one in found.diagnostics)


def _print_json(found: Sequence[Findings]) -> None:
    from aquatimer.export.documents import diagnostics_json

    every = [diagnostic for one in found for diagnostic in one.diagnostics]
    sys.stdout.write(diagnostics_json(every).rstrip("\n") + "\n")


def _tell_all(files: Sequence[WorkoutFile], found: Sequence[Findings]) -> None:
    for file, one in zip(files, found, strict=True):
        if not one.diagnostics:
            tell(f"{file.path}: no mistakes.")
    tell_mistakes(found)
