"""`aquatimer list`: the workouts there are."""

import argparse
import sys
from collections.abc import Sequence

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.columns import aligned
from aquatimer.cli.finding import library
from aquatimer.cli.listings import Listed, listed_workouts
from aquatimer.units.durations import clock_text


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "list",
        summary="List the workouts there are, shipped and your own",
        example="aquatimer list",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--names", action="store_true", help="print only the names, one a line")
    add_json(shape)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the library."""
    if chosen.names:
        sys.stdout.write("".join(f"{file.name}\n" for file in library().files()))
        return 0
    listed = tuple(listed_workouts())
    text = _json(listed) if chosen.json else _table(listed)
    sys.stdout.write(text + "\n")
    return 0


def _table(listed: Sequence[Listed]) -> str:
    rows = [("NAME", "TITLE", "LEVEL", "LENGTH", "GEAR"), *map(_row, listed)]
    return "\n".join(aligned(rows))


def _row(listed: Listed) -> tuple[str, ...]:
    timeline = listed.timeline
    if timeline is None:
        return (listed.file.name, f"cannot be used: {listed.problem}")
    gear = ", ".join(timeline.gear)
    own = "  (yours, instead of the shipped one)" if listed.file.hides_shipped else ""
    length = clock_text(timeline.total)
    return (listed.file.name, timeline.title, timeline.level or "", length, gear + own)


def _json(listed: Sequence[Listed]) -> str:
    from aquatimer.export.documents import WorkoutDocument, library_json

    def document(one: Listed) -> WorkoutDocument:
        timeline = one.timeline
        return WorkoutDocument(
            name=one.file.name,
            title=timeline.title if timeline else None,
            level=timeline.level if timeline else None,
            gear=timeline.gear if timeline else (),
            total_ms=timeline.total if timeline else None,
            origin=one.file.origin.value,
            hides_shipped=one.file.hides_shipped,
            path=str(one.file.path),
            problem=one.problem,
        )

    return library_json(map(document, listed))
