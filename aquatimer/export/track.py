"""A session as one sound file."""

from typing import BinaryIO

from aquatimer.export.formats import AAC, TrackFormat
from aquatimer.export.layout import Mix, TrackLayout
from aquatimer.export.mp3 import write_mp3
from aquatimer.export.sharing import ALONE, Workshop
from aquatimer.export.sndfile import write_sndfile
from aquatimer.export.spec import TrackSpec
from aquatimer.units.progress import Progress


def write_track(
    mix: Mix,
    out: BinaryIO,
    spec: TrackSpec,
    *,
    progress: Progress,
    workshop: Workshop = ALONE,
) -> None:
    """Write the mix into `out`, which is empty and stays open; only an MP3 needs no seeking in it.

    `progress` gets the frames done and all frames after every minute of sound, or sooner; what it
    raises ends the writing, and so does an error of `out`. What was written by then is no whole
    track. In a `workshop` with several cores an MP3 is encoded on several. M4A and M4B raise
    ImportError without the extra `m4a`.
    """
    layout = TrackLayout(mix, goes_on=spec.goes_on)
    if spec.format is TrackFormat.MP3:
        write_mp3(layout, out, spec, progress=progress, workshop=workshop)
    elif spec.format in AAC:
        # Only who asks for it needs PyAV.
        from aquatimer.export.m4a import write_m4a  # noqa: PLC0415

        write_m4a(layout, out, spec, progress=progress)
    else:
        write_sndfile(layout, out, spec, progress=progress)
