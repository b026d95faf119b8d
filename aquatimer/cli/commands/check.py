"""`aquatimer check`: every mistake in workout files."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.failures import Status, WrongInputError, tell
from aquatimer.cli.mistakes import Findings, tell_mistakes
from aquatimer.cli.reading import reading_of
from aquatimer.devices.library import ENDING, Origin, WorkoutFile
from aquatimer.lang.diagnostics import Severity
from aquatimer.plan.checks import warnings_about

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class _Checked(NamedTuple):
    path: Path
    found: Findings


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
    """Print what is wrong: text for people on standard error, or JSON on standard output.

    What cannot be read is told after what is wrong in all that can.
    """
    unread: list[WrongInputError] = []
    files = list(_each(_files, chosen.paths, unread))
    found = list(_each(_findings, files, unread))
    if chosen.json:
        _print_json(found)
    else:
        _tell_all(found)
    for failure in unread:
        failure.tell()
    return Status.WRONG if unread or any(map(_has_error, found)) else Status.DONE


def _each(
    work: Callable[[_Given], Iterable[_Made]],
    given: Iterable[_Given],
    failed: list[WrongInputError],
) -> Iterator[_Made]:
    for one in given:
        try:
            yield from work(one)
        except WrongInputError as failure:
            failed.append(failure)


def _files(path: Path) -> Iterator[WorkoutFile]:
    try:
        there, folder = path.exists(), path.is_dir()
    except OSError as error:  # a name too long for the disk, or a folder that may not be looked at
        raise WrongInputError(f"Cannot read {path}: {error.strerror}.") from error
    if not there:
        raise WrongInputError(f"There is no file or folder {path}.")
    paths = sorted(path.rglob(f"*{ENDING}")) if folder else [path]
    if not paths:
        raise WrongInputError(f"There is no {ENDING} file in {path}.")
    for found in paths:
        yield WorkoutFile(found.stem, found, Origin.OWN)


def _findings(file: WorkoutFile) -> Iterator[_Checked]:
    reading = reading_of(file, {})
    findings = Findings((*reading.diagnostics, *warnings_about(reading)), reading.source)
    yield _Checked(file.path, findings)


def _has_error(checked: _Checked) -> bool:
    return any(one.severity is Severity.ERROR for one in checked.found.diagnostics)


def _print_json(checked: Sequence[_Checked]) -> None:
    from aquatimer.export.documents import diagnostics_json

    every = [diagnostic for one in checked for diagnostic in one.found.diagnostics]
    sys.stdout.write(diagnostics_json(every).rstrip("\n") + "\n")


def _tell_all(checked: Sequence[_Checked]) -> None:
    for one in checked:
        if not one.found.diagnostics:
            tell(f"{one.path}: no mistakes.")
    tell_mistakes(one.found for one in checked)
