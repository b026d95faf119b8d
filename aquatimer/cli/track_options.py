"""The options that only tracks have, and what a track is to be like by them."""

import argparse

from aquatimer.cli.documents import cover_of
from aquatimer.cli.encoders import require_encoder
from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.selection import are_several
from aquatimer.export.chapters import marked_sections
from aquatimer.export.formats import (
    TrackFormat,
    UnknownEndingError,
    document_endings,
    document_format,
    known_endings,
    track_format,
)
from aquatimer.export.spec import TrackSpec, UnfitChoiceError
from aquatimer.export.tags import tags_of
from aquatimer.plan.sections import Division, Section
from aquatimer.plan.timeline import Timeline

_OF_TRACKS = (
    *("bitrate", "quality", "chapters", "format", "metronome"),
    *("music", "music-hard", "music-easy", "shuffle"),
)


def add_track_options(parser: argparse.ArgumentParser) -> None:
    """Add what only tracks have."""
    parser.add_argument(
        "--bitrate",
        metavar="KBPS",
        type=int,
        help="kilobits a second of an .mp3 (128), .m4a (128, stereo 192) or .opus (64, stereo 128)",
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


def refuse_track_options(chosen: argparse.Namespace) -> None:
    """Raise WrongInputError for what only tracks have."""
    for option in _OF_TRACKS:
        if getattr(chosen, option.replace("-", "_")) is not None:
            raise WrongInputError(
                f"--{option} is for tracks, and {chosen.output.name} is none. Leave it out."
            )


def asked_spec(chosen: argparse.Namespace, timeline: Timeline) -> TrackSpec:
    """Return what the track is to be like.

    Raises WrongInputError for a choice that does not fit, and ImpossibleError where what encodes
    it is not installed.
    """
    try:
        spec = TrackSpec(
            asked_format(chosen),
            tags_of(timeline),
            bitrate=chosen.bitrate,
            quality=chosen.quality,
            chapters=_chapters(chosen, timeline),
            cover=cover_of(timeline),
        )
    except UnknownEndingError as unknown:
        others = ", ".join(document_endings())
        raise WrongInputError(f"{unknown} What is no track ends in {others}.") from unknown
    except UnfitChoiceError as unfit:
        raise WrongInputError(str(unfit)) from unfit
    require_encoder(spec.format)
    return spec


def asked_format(chosen: argparse.Namespace) -> TrackFormat:
    """Return the format of the track, or of all of them.

    Raises WrongInputError where the place does not fit it, and UnknownEndingError.
    """
    several = are_several(chosen)
    if not chosen.split and not several:
        if chosen.format:
            raise WrongInputError("--format is for a FOLDER. The ending of FILE decides.")
        return track_format(chosen.output.suffix)
    if chosen.split and chosen.chapters:
        raise WrongInputError("--split makes tracks instead of --chapters. Leave one of them out.")
    document = document_format(chosen.output.name)
    if document is not None:
        raise WrongInputError(
            f"That makes a folder of tracks, and {chosen.output.name} is the name of a file that"
            " is no track."
        )
    if chosen.output.suffix in known_endings():
        folder = chosen.output.with_suffix("")
        raise WrongInputError(
            f"That makes a folder, and {chosen.output.name} is the name of a file. "
            f"Write -o {folder} --format {chosen.output.suffix[1:]}."
        )
    return TrackFormat(chosen.format or TrackFormat.MP3)


def _chapters(chosen: argparse.Namespace, timeline: Timeline) -> tuple[Section, ...]:
    return marked_sections(timeline, Division(chosen.chapters)) if chosen.chapters else ()
