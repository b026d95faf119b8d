"""A session as one sound file."""

from typing import BinaryIO

from aquatimer.audio.ports import Progress
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import Mix, TrackLayout
from aquatimer.export.mp3 import write_mp3
from aquatimer.export.sndfile import write_sndfile
from aquatimer.export.tags import TrackTags


def write_track(
    mix: Mix,
    out: BinaryIO,
    *,
    format: TrackFormat,  # noqa: A002 - the word of the command line
    tags: TrackTags,
    progress: Progress,
) -> None:
    """Write the mix into `out`, empty and seekable, which stays open.

    `progress` gets the frames done and all frames after every second of sound; what it raises
    ends the writing, and so does an error of `out`. What was written by then is no whole track.
    """
    layout = TrackLayout(mix)
    if format is TrackFormat.MP3:
        write_mp3(layout, out, tags=tags, progress=progress)
    else:
        write_sndfile(layout, out, track_format=format, tags=tags, progress=progress)


def origin_frame(mix: Mix) -> int:
    """Return the frame of the file at which position 0 of the plan lies."""
    return TrackLayout(mix).origin
