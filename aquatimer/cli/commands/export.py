"""`aquatimer export`: a workout as a file that plays in the water."""

import argparse
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_command, add_cues, add_workout
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.reading import asked_timeline
from aquatimer.devices.files import writing
from aquatimer.export.chapters import marked_sections
from aquatimer.export.formats import TrackFormat, UnknownEndingError, known_endings, track_format
from aquatimer.export.spec import TrackSpec, UnfitChoiceError
from aquatimer.export.tags import tags_of
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.sections import Division, Section, at_recoveries, sections_of
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
        metavar="FILE|FOLDER",
        type=Path,
        required=True,
        help=f"the file to write; its ending decides what it is: {', '.join(known_endings())};"
        " with --split the folder",
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
    parser.add_argument(
        "--chapters",
        nargs="?",
        choices=[str(division) for division in Division],
        const=str(Division.ROUNDS),
        help="mark every round (what --chapters alone does) or every segment",
    )
    parser.add_argument(
        "--split",
        choices=[str(division) for division in Division],
        help="write a folder of numbered tracks instead, one for every round or segment",
    )
    parser.add_argument(
        "--format",
        choices=[str(track) for track in TrackFormat],
        help="what the tracks in a folder are (mp3)",
    )
    add_cues(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the track beside and put it in place when it is whole."""
    timeline = asked_timeline(chosen)
    spec = _spec(chosen, timeline)
    if chosen.split:
        return _run_split(chosen, timeline, spec)
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


def _run_split(chosen: argparse.Namespace, timeline: Timeline, spec: TrackSpec) -> int:
    from aquatimer.cli.splitting import write_split

    sections = at_recoveries(timeline, sections_of(timeline, Division(chosen.split)))
    if not sections:
        raise WrongInputError("There is nothing to split: the session takes no time.")
    write_split(timeline, Verbosity(chosen.cues), sections, chosen.output, spec)
    return 0


def _spec(chosen: argparse.Namespace, timeline: Timeline) -> TrackSpec:
    try:
        return TrackSpec(
            _format(chosen),
            tags_of(timeline),
            bitrate=chosen.bitrate,
            quality=chosen.quality,
            chapters=_chapters(chosen, timeline),
        )
    except (UnknownEndingError, UnfitChoiceError) as unfit:
        raise WrongInputError(str(unfit)) from unfit


def _format(chosen: argparse.Namespace) -> TrackFormat:
    if not chosen.split:
        if chosen.format:
            raise WrongInputError("--format is for --split. The ending of FILE decides what it is.")
        return track_format(chosen.output.suffix)
    if chosen.chapters:
        raise WrongInputError("--split makes tracks instead of --chapters. Leave one of them out.")
    if chosen.output.suffix in known_endings():
        folder = chosen.output.with_suffix("")
        raise WrongInputError(
            f"--split writes a folder, and {chosen.output.name} is the name of a file. "
            f"Write -o {folder} --format {chosen.output.suffix[1:]}."
        )
    return TrackFormat(chosen.format or TrackFormat.MP3)


def _chapters(chosen: argparse.Namespace, timeline: Timeline) -> tuple[Section, ...]:
    return marked_sections(timeline, Division(chosen.chapters)) if chosen.chapters else ()
