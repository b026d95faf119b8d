"""`aquatimer cues`: what will be heard, and when."""

import argparse
import sys

from aquatimer.cli.arguments import (
    Subparsers,
    add_command,
    add_cues,
    add_json,
    add_voice,
    add_workout,
)
from aquatimer.cli.reading import asked_timeline


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "cues",
        summary="Show what will be heard in a workout, and when",
        example="aquatimer cues springboard --cues brief",
    )
    add_workout(parser)
    add_cues(parser)
    add_voice(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the cue plan: a script for people, or JSON."""
    timeline = asked_timeline(chosen)
    from aquatimer.cli.speaking import asked_speaker, asked_verbosity
    from aquatimer.cli.studio import produce_in_terminal
    from aquatimer.export.documents import cues_json
    from aquatimer.plan.script import script_line

    speaker, verbosity = asked_speaker(chosen), asked_verbosity(chosen)
    plan = produce_in_terminal(timeline, verbosity, speaker).plan
    text = cues_json(plan) if chosen.json else "\n".join(script_line(cue) for cue in plan.cues)
    sys.stdout.write(text.rstrip("\n") + "\n")
    return 0
