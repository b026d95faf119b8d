"""What has to be right before a track is written, and the file that it is written into."""

from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.devices.files import writing
from aquatimer.export.formats import AAC, TrackFormat
from aquatimer.export.waits import EndlessWaitError, require_times
from aquatimer.plan.timeline import Timeline


def require_encoder(track: TrackFormat) -> None:
    """Raise ImpossibleError, before any work, where what encodes a track is not installed."""
    if track not in AAC:
        return
    # Only looked for: it takes 17 MB, which speech has better use for until then.
    if find_spec("av") is None:
        raise ImpossibleError(
            f"An .{track} is written with PyAV, which is not installed."
            " Install it: pip install 'aquatimer[m4a]'."
        )


def require_waits_with_times(timeline: Timeline) -> None:
    """Raise WrongInputError where a session waits for its runner, which a track cannot do."""
    try:
        require_times(timeline)
    except EndlessWaitError as endless:
        raise WrongInputError(str(endless)) from endless


def writing_track(path: Path, track: TrackFormat) -> AbstractContextManager[BinaryIO]:
    """Return the new file of a track; raises WritingError as `writing` does."""
    # Of all formats only an MP3 is written from its beginning to its end.
    return writing(path, whole=track is not TrackFormat.MP3)
