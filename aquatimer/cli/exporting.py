"""Workouts written as files from the library, as `export` writes them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aquatimer.devices.paths import NoSuchUserError, expanded
from aquatimer.export.formats import DocumentFormat, TrackFormat
from aquatimer.tui.exporting import Exported, Kind, Order, Report

PURPOSES: Mapping[TrackFormat | DocumentFormat, str] = {
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
        return [Kind(str(ending), purpose) for ending, purpose in PURPOSES.items()]

    def place_for(self, name: str, ending: str) -> str:
        """Return a file of that name here, as short as it can be read."""
        return short(Path.cwd() / f"{name}.{ending}")

    def is_taken(self, place: str) -> bool:
        """Whether there is a file already; what cannot be looked at is told when it is written."""
        try:
            return path_of(place).exists()
        except (OSError, NoSuchUserError):
            return False

    def export(self, order: Order, report: Report) -> Exported:
        """Write the file with the voice and the words of the settings."""
        from aquatimer.cli.exported import exported  # much to load, and only for this

        return exported(order, report)


def path_of(place: str) -> Path:
    """Return the path that was typed, whole; raises NoSuchUserError."""
    return expanded(place.strip()).absolute()


def short(path: Path) -> str:
    """Write a path as a runner would, from home where it is there."""
    try:
        home = expanded("~")
    except NoSuchUserError:
        return str(path)
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
