"""Workouts written as files from the library, as `export` writes them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aquatimer.cli.athletes import usual_athlete
from aquatimer.cli.documents import cover_of, make_document
from aquatimer.cli.encoders import require_encoder
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.reading import asked_file, timeline_of
from aquatimer.cli.settings import runner_settings
from aquatimer.devices.files import WritingError, writing
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
from aquatimer.tui.exporting import Exported, Kind, NotExported, Order, Report

_PURPOSES: Mapping[TrackFormat | DocumentFormat, str] = {
    TrackFormat.MP3: "track for any player",
    TrackFormat.FLAC: "track without loss",
    TrackFormat.OGG: "track, Vorbis",
    TrackFormat.OPUS: "track, the smallest",
    TrackFormat.WAV: "track, uncompressed",
    TrackFormat.M4A: "track, AAC",
    TrackFormat.M4B: "track, AAC, an audio book",
    DocumentFormat.HTML: "lane card to print",
    DocumentFormat.TXT: "lane card as text",
    DocumentFormat.PNG: "picture",
    DocumentFormat.SVG: "picture of any size",
    DocumentFormat.FIT: "workout for a watch",
    DocumentFormat.ICU: "text for intervals.icu",
    DocumentFormat.ZWO: "workout for Zwift",
    DocumentFormat.CSV: "table for a spreadsheet",
    DocumentFormat.JSON: "timeline for programs",
}


class FileExporter:
    """Writes into the folder that the program was started in, unless another one is asked for."""

    def kinds(self) -> Sequence[Kind]:
        """Return every ending that `export` knows."""
        return [Kind(str(ending), purpose) for ending, purpose in _PURPOSES.items()]

    def place_for(self, name: str, ending: str) -> str:
        """Return a file of that name here, as short as it can be read."""
        return _short(Path.cwd() / f"{name}.{ending}")

    def is_taken(self, place: str) -> bool:
        """Whether there is a file already; what cannot be looked at is told when it is written."""
        try:
            return _path(place).exists()
        except OSError:
            return False

    def export(self, order: Order, report: Report) -> Exported:
        """Write the file with the voice and the words of the settings."""
        path = _path(order.place)
        try:
            timeline = timeline_of(asked_file(order.name), order.choices)
            timeline = for_athlete(timeline, usual_athlete())
            document = document_format(path.name)
            if document is None:
                notices = _write_track(timeline, path, track_format(path.suffix), report)
            else:
                notices = _write_document(timeline, path, document)
            return Exported(_short(path), path.stat().st_size, notices)
        except (WrongInputError, ImpossibleError, WritingError) as failure:
            raise NotExported(str(failure)) from failure
        except UnknownEndingError as unknown:
            endings = ", ".join(f".{ending}" for ending in _PURPOSES)
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
    from aquatimer.devices.cores import on_all_cores
    from aquatimer.export.track import write_track

    def spoken(done: int, whole: int) -> None:
        report("Preparing the voice", done, whole)

    def written(done: int, whole: int) -> None:
        report(f"Writing {path.name}", done, whole)

    require_encoder(kind)
    with writing(path, whole=kind is not TrackFormat.MP3) as out:
        studio = open_studio(asked_speaker(), metronome=asked_metronome())
        production = studio.produce(timeline, runner_settings().cues.level, spoken)
        spec = TrackSpec(kind, tags_of(timeline), cover=cover_of(timeline))
        write_track(production.mixer, out, spec, progress=written, share=on_all_cores)
    return production.problems


def _path(place: str) -> Path:
    return Path(place.strip()).expanduser().absolute()


def _short(path: Path) -> str:
    """Write a path as a runner would, from home where it is there."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
