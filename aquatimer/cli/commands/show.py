"""`aquatimer show`: the timeline of a workout, as a table and a profile, or as JSON."""

import argparse
import sys

from aquatimer.cli.arguments import (
    Subparsers,
    add_command,
    add_cues,
    add_json,
    add_metronome,
    add_workout,
)
from aquatimer.cli.reading import asked_timeline


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "show",
        summary="Show a workout: its profile, its segments, its totals",
        example="aquatimer show wave --set rounds=15",
    )
    add_workout(parser)
    add_cues(parser)
    add_metronome(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the timeline."""
    timeline = asked_timeline(chosen)
    if chosen.json:
        from aquatimer.export.documents import timeline_json

        sys.stdout.write(timeline_json(timeline).rstrip("\n") + "\n")
    else:
        from aquatimer.cli.settings import asked_metronome
        from aquatimer.cli.sheet import print_sheet
        from aquatimer.plan.cues import Verbosity

        verbosity = Verbosity(chosen.cues) if chosen.cues else None
        print_sheet(timeline, metronome=asked_metronome(chosen), verbosity=verbosity)
    return 0
