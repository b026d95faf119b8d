"""`aquatimer export`: a workout as a file: for a player, a watch, a platform, a wall."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from aquatimer.cli.arguments import (
    Subparsers,
    add_athlete,
    add_choices,
    add_command,
    add_cues,
    add_metronome,
    add_voice,
)
from aquatimer.cli.documents import add_look, write_document
from aquatimer.cli.encoders import require_waits_with_times, writing_track
from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.finding import asked_file
from aquatimer.cli.mistakes import Findings, WrongWorkoutError
from aquatimer.cli.music import add_music, asked_music, music_in_terminal
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.reading import asked_timeline
from aquatimer.cli.selection import Selected, are_several, selected
from aquatimer.cli.track_options import (
    add_track_options,
    asked_format,
    asked_spec,
    refuse_track_options,
)
from aquatimer.export.formats import (
    document_endings,
    document_format,
    known_endings,
)
from aquatimer.export.spec import TrackSpec
from aquatimer.plan.sections import Division, at_recoveries, sections_of
from aquatimer.plan.timeline import Timeline


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "export",
        summary="Write a workout as an audio track, for a watch, on paper, as a picture",
        example="aquatimer export springboard -o springboard.mp3\n"
        "  aquatimer export springboard --music ~/Music/running -o springboard.mp3",
    )
    _add_workouts(parser)
    _add_output(parser)
    add_track_options(parser)
    add_music(parser)
    add_cues(parser)
    add_voice(parser)
    add_metronome(parser)
    add_look(parser)
    parser.set_defaults(run=run)


def _add_workouts(parser: argparse.ArgumentParser) -> None:
    """Add what says which workouts are written, and for whom."""
    parser.add_argument(
        "workouts",
        metavar="WORKOUT",
        nargs="*",
        help="a name in the library, a path to an .aqua file, or a folder of them; several go into"
        " a FOLDER",
    )
    add_choices(parser)
    add_athlete(parser)
    parser.add_argument(
        "--by-athlete",
        action="store_true",
        help="the folder that each workout lies in names its athlete, whose zones count",
    )
    parser.add_argument("--all", action="store_true", help="every workout of the library")


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        type=Path,
        required=True,
        help="the file to write; its ending decides what it is: "
        + ", ".join((*known_endings(), *document_endings()))
        + "; with --split or several workouts the folder",
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the file beside and put it in place when it is whole."""
    if chosen.by_athlete and chosen.athlete:
        raise WrongInputError("--by-athlete asks each folder. Leave it out, or --athlete.")
    workouts = selected(chosen)
    if are_several(chosen):
        return _run_several(chosen, workouts)
    timeline = _timeline(chosen, workouts[0].workout)
    document = None if chosen.split else document_format(chosen.output.name)
    if document is not None:
        refuse_track_options(chosen)
        return write_document(document, timeline, chosen)
    from aquatimer.devices.allocation import keep_little_free

    require_waits_with_times(timeline)
    keep_little_free()
    spec = asked_spec(chosen, timeline)
    if chosen.split:
        return _run_split(chosen, timeline, spec)
    music = music_in_terminal(asked_music(chosen, (chosen.output,)))
    with writing_track(chosen.output, spec.format) as out:
        from aquatimer.cli.settings import asked_metronome
        from aquatimer.cli.speaking import asked_speaker, asked_verbosity
        from aquatimer.cli.studio import produce_in_terminal
        from aquatimer.cli.workshop import ALL_CORES
        from aquatimer.export.track import write_track

        speaker = asked_speaker(chosen, on_tape=True)
        verbosity = asked_verbosity(chosen)
        metronome = asked_metronome(chosen)
        production = produce_in_terminal(timeline, verbosity, speaker, music, metronome=metronome)
        with progress_bar(f"Writing {chosen.output.name}") as progress:
            write_track(production.mixer, out, spec, progress=progress, workshop=ALL_CORES)
    tell(f"Wrote {chosen.output}.")
    return 0


def _timeline(chosen: argparse.Namespace, workout: str) -> Timeline:
    asked = {**vars(chosen), "workout": workout}
    if chosen.by_athlete:
        asked["athlete"] = asked_file(workout).path.resolve().parent.name
    return asked_timeline(argparse.Namespace(**asked))


def _run_several(chosen: argparse.Namespace, workouts: Sequence[Selected]) -> int:
    from aquatimer.cli.settings import asked_metronome
    from aquatimer.cli.several import Job, outputs_for, write_several
    from aquatimer.cli.speaking import asked_speaker, asked_verbosity

    if chosen.split:
        raise WrongInputError("--split is for one workout at a time.")
    files = [asked_file(one.workout) for one in workouts]
    timelines = _all_timelines(chosen, [str(file.path) for file in files])
    specs = [asked_spec(chosen, timeline) for timeline in timelines]
    folders = [chosen.output / one.inside for one in workouts]
    outputs = outputs_for(files, folders, str(asked_format(chosen)))
    verbosity = asked_verbosity(chosen)
    # A voice that is not there is told before any work; each process opens it for itself.
    asked_speaker(chosen)
    metronome = asked_metronome(chosen)
    asked = argparse.Namespace(voice=chosen.voice, language=chosen.language)
    music = asked_music(chosen, outputs)
    # What is wrong with it is told once; each process reads it for itself.
    music_in_terminal(music)
    jobs = [
        Job(timeline, verbosity, asked, spec, output, metronome, music)
        for timeline, spec, output in zip(timelines, specs, outputs, strict=True)
    ]
    write_several(jobs, chosen.output)
    return 0


def _all_timelines(chosen: argparse.Namespace, names: list[str]) -> list[Timeline]:
    """Return the timelines; raises for all mistakes of all of them together."""
    timelines: list[Timeline] = []
    findings: list[Findings] = []
    others: list[str] = []
    for name in names:
        try:
            timelines.append(_timeline(chosen, name))
            require_waits_with_times(timelines[-1])
        except WrongWorkoutError as wrong:
            findings += wrong.findings
        except WrongInputError as wrong:
            others.append(f"{name}: {wrong}")
    if findings:
        raise WrongWorkoutError(findings)
    if others:
        raise WrongInputError("\n".join(others))
    return timelines


def _run_split(chosen: argparse.Namespace, timeline: Timeline, spec: TrackSpec) -> int:
    from aquatimer.cli.settings import asked_metronome
    from aquatimer.cli.speaking import asked_speaker, asked_verbosity
    from aquatimer.cli.splitting import Split, write_split
    from aquatimer.export.split import file_names

    speaker = asked_speaker(chosen, on_tape=True)
    verbosity = asked_verbosity(chosen)
    division = Division(chosen.split)
    sections = at_recoveries(timeline, sections_of(timeline, division, speaker.phrases))
    if not sections:
        raise WrongInputError("There is nothing to split: the session takes no time.")
    outputs = tuple(chosen.output / name for name in file_names(sections, spec.format))
    music = music_in_terminal(asked_music(chosen, outputs))
    split = Split(timeline, verbosity, sections, spec, asked_metronome(chosen), music)
    write_split(split, speaker, chosen.output)
    return 0
