"""`aquatimer export`: a workout as a file that plays in the water."""

import argparse
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command, add_cues, add_workout
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.reading import asked_timeline
from aquatimer.devices.files import writing
from aquatimer.export.formats import TrackFormat, UnknownEndingError, known_endings, track_format
from aquatimer.export.spec import TrackSpec, UnfitChoiceError
from aquatimer.export.tags import tags_of
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline


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
    parser.add_argument(
        "--bitrate",
        metavar="KBPS",
        type=int,
        help="kilobits a second of an .mp3 (128) or .opus (64)",
    )
    parser.add_argument(
        "--quality",
        metavar="0-9",
        type=int,
        help="of an .mp3: 0 the best, 9 the fastest (5)",
    )
    add_cues(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the track beside and put it in place when it is whole."""
    timeline = asked_timeline(chosen)
    spec = _spec(chosen, timeline)
    rewinds = spec.format is not TrackFormat.MP3
    with writing(chosen.output, whole=rewinds) as out:
        from aquatimer.cli.studio import produce_in_terminal
        from aquatimer.devices.cores import on_all_cores
        from aquatimer.export.track import write_track

        production = produce_in_terminal(timeline, Verbosity(chosen.cues))
        with progress_bar(f"Writing {chosen.output.name}") as progress:
            write_track(production.mixer, out, spec, progress=progress, share=on_all_cores)
    tell(f"Wrote {chosen.output}.")
    return 0


def _spec(chosen: argparse.Namespace, timeline: Timeline) -> TrackSpec:
    try:
        return TrackSpec(
            track_format(chosen.output.suffix),
            tags_of(timeline),
            bitrate=chosen.bitrate,
            quality=chosen.quality,
        )
    except (UnknownEndingError, UnfitChoiceError) as unfit:
        raise WrongInputError(str(unfit)) from unfit
