"""`aquatimer import`: a workout from elsewhere becomes an .aqua file in the runner's library."""

import argparse
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command, add_hr_max
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell
from aquatimer.cli.streams import write_out
from aquatimer.devices.files import write_new
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.library import ENDING

_STANDARD_OUTPUT = "-"
_LONGEST_NAME = 60
_MOST_REASONS = 20
_DOUBLE_ENDING = ".icu"


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "import",
        summary="Take over a workout from intervals.icu, a watch (FIT) or Zwift (ZWO)",
        example="aquatimer import tuesday.zwo",
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a FIT workout, a ZWO file or a text"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="where to write it instead of the library; - prints it",
    )
    add_hr_max(parser, "your maximum heart rate in water: beats become percent of it")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the workout, say what was not carried; an existing file is never touched."""
    from aquatimer.importing.reading import import_workout
    from aquatimer.importing.steps import RefusedError
    from aquatimer.plan.efforts import BUILT_IN

    percents = {name: effort.target.percent for name, effort in BUILT_IN.items()}
    zones = {name: (span.low, span.high or 100) for name, span in percents.items() if span}
    name = chosen.file.name.removesuffix(chosen.file.suffix).removesuffix(_DOUBLE_ENDING)
    try:
        imported = import_workout(_read(chosen.file), name=name, zones=zones, hr_max=chosen.hr_max)
    except RefusedError as refused:
        raise WrongInputError(
            f"{chosen.file} cannot be taken over.\n{_told(refused.reasons)}"
        ) from (refused)
    for loss in imported.losses:
        tell(loss)
    if chosen.output == _STANDARD_OUTPUT:
        write_out(imported.text.encode())
        return 0
    _write_new(_target(chosen.output, name), imported.text)
    return 0


def _told(reasons: Sequence[str]) -> str:
    shown = [f"  {reason}" for reason in reasons[:_MOST_REASONS]]
    more = len(reasons) - len(shown)
    return "\n".join([*shown, f"  And {more} more."] if more else shown)


def _read(path: Path) -> bytes:
    from aquatimer.importing.reading import MOST_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongInputError(f"Cannot read {path}: {error.strerror}.") from error


def _target(output: str | None, name: str) -> Path:
    if output is not None:
        return Path(output)
    folder = runner_folders().workouts
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImpossibleError(f"Cannot make {folder}: {error.strerror}.") from error
    return folder / f"{_slug(name)}{ENDING}"


def _slug(name: str) -> str:
    """Return a name as the library has them: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", plain))
    return words[:_LONGEST_NAME].strip("-") or "imported"


def _write_new(path: Path, text: str) -> None:
    try:
        write_new(path, text.encode())
    except FileExistsError as existing:
        raise WrongInputError(
            f"There is {path} already. Choose another place with -o."
        ) from existing
    tell(f"Wrote {path}.")
