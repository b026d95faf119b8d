"""One workout written as a file, as it was ordered in the library."""

from pathlib import Path

from aquatimer.cli.athletes import usual_athlete
from aquatimer.cli.documents import cover_of, make_document
from aquatimer.cli.encoders import require_encoder, require_waits_with_times, writing_track
from aquatimer.cli.exporting import PURPOSES, path_of, short
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.finding import asked_file
from aquatimer.cli.reading import timeline_of
from aquatimer.cli.settings import runner_settings
from aquatimer.devices.files import WritingError, writing
from aquatimer.devices.folders import IncompleteError
from aquatimer.devices.paths import NoSuchUserError
from aquatimer.export.formats import (
    DocumentFormat,
    TrackFormat,
    UnknownEndingError,
    document_format,
    track_format,
)
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import tags_of
from aquatimer.plan.athlete import for_athlete
from aquatimer.plan.timeline import Timeline
from aquatimer.tui.exporting import Exported, NotExported, Order, Report

_FAILURES = (WrongInputError, ImpossibleError, WritingError, NoSuchUserError, IncompleteError)


def exported(order: Order, report: Report) -> Exported:
    """Write the file; raises NotExported."""
    try:
        path = path_of(order.place)
        timeline = timeline_of(asked_file(order.name), order.choices)
        timeline = for_athlete(timeline, usual_athlete())
        document = document_format(path.name)
        if document is None:
            notices = _write_track(timeline, path, track_format(path.suffix), report)
        else:
            notices = _write_document(timeline, path, document)
        return Exported(short(path), path.stat().st_size, notices)
    except _FAILURES as failure:
        raise NotExported(str(failure)) from failure
    except UnknownEndingError as unknown:
        endings = ", ".join(f".{ending}" for ending in PURPOSES)
        raise NotExported(f"The ending decides what is written: {endings}.") from unknown


def _write_document(timeline: Timeline, path: Path, kind: DocumentFormat) -> tuple[str, ...]:
    made = make_document(kind, timeline)
    with writing(path) as out:
        out.write(made.content)
    return made.lost


def _write_track(
    timeline: Timeline, path: Path, kind: TrackFormat, report: Report
) -> tuple[str, ...]:
    from aquatimer.cli.settings import asked_metronome
    from aquatimer.cli.speaking import asked_speaker
    from aquatimer.cli.studio import open_studio
    from aquatimer.cli.workshop import ALL_CORES
    from aquatimer.export.track import write_track

    def spoken(done: int, whole: int) -> None:
        report("Preparing the voice", done, whole)

    def written(done: int, whole: int) -> None:
        report(f"Writing {path.name}", done, whole)

    require_encoder(kind)
    require_waits_with_times(timeline)
    with writing_track(path, kind) as out:
        studio = open_studio(asked_speaker(on_tape=True), metronome=asked_metronome())
        production = studio.produce(timeline, runner_settings().cues.level, spoken)
        spec = TrackSpec(kind, tags_of(timeline), cover=cover_of(timeline))
        write_track(production.mixer, out, spec, progress=written, workshop=ALL_CORES)
    return production.problems
