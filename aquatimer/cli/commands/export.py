"""`aquatimer export`: a workout as a file that plays in the water."""

import argparse
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command, add_cues, add_workout
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.reading import asked_timeline
from aquatimer.devices.files import writing
from aquatimer.export.formats import UnknownEndingError, known_endings, track_format
from aquatimer.plan.cues import Verbosity


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "export",
        summary="Write a workout as an audio track for a waterproof player",
        example="aquatimer export springboard -o springboard.mp3",
    )
    add_workout(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=f"the file to write; its ending decides what it is: {', '.join(known_endings())}",
    )
    add_cues(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the track beside and put it in place when it is whole."""
    try:
        made_as = track_format(chosen.output.suffix)
    except UnknownEndingError as unknown:
        raise WrongInputError(str(unknown)) from unknown
    timeline = asked_timeline(chosen)
    with writing(chosen.output) as out:
        from aquatimer.cli.studio import produce_in_terminal
        from aquatimer.export.tags import tags_of
        from aquatimer.export.track import write_track

        production = produce_in_terminal(timeline, Verbosity(chosen.cues))
        tags = tags_of(timeline)
        with progress_bar(f"Writing {chosen.output.name}") as progress:
            write_track(production.mixer, out, format=made_as, tags=tags, progress=progress)
    tell(f"Wrote {chosen.output}.")
    return 0
