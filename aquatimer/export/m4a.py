"""A track as AAC in an MP4 container (`.m4a`, `.m4b`), by FFmpeg's libraries through PyAV."""

from collections.abc import Sequence
from fractions import Fraction
from typing import BinaryIO

import av
from av.container import OutputContainer
from av.stream import Disposition

from aquatimer.audio.clips import RATE, Samples
from aquatimer.audio.ports import Progress
from aquatimer.export.chapters import Chapter
from aquatimer.export.cover import Cover
from aquatimer.export.formats import TrackFormat
from aquatimer.export.headroom import lowered
from aquatimer.export.layout import TrackLayout
from aquatimer.export.patient_file import PatientFile
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags

_KILOBITS = {1: 128, 2: 192}
_BRANDS = {TrackFormat.M4A: "M4A ", TrackFormat.M4B: "M4B "}
_LAYOUTS = {1: "mono", 2: "stereo"}
# From so many kilobits a channel on, how many decibels are left for what a decoder adds to peaks:
# measured 0.4 at 128, 1.2 at 96 and 2.6 at 64.
_HEADROOM = ((128, 1.2), (96, 2.0), (0, 3.2))
_MILLISECOND = Fraction(1, 1_000)


def write_m4a(layout: TrackLayout, out: BinaryIO, spec: TrackSpec, *, progress: Progress) -> None:
    """Write the track; raises the error of `out` where that cannot be written to.

    What the encoder puts before the first sound stands in the edit list, so decoded, every frame
    is at its own place.
    """
    target = PatientFile(out)
    try:
        # The format "ipod" would be the same without room for a picture.
        brand = {"brand": _BRANDS[spec.format]}
        with av.open(target, "w", format="mp4", options=brand) as container:
            _write(container, layout, spec, target, progress)
    except av.FFmpegError:
        # FFmpeg only knows that something failed; what it was is the target's to say.
        target.check()
        raise
    target.check()


def _write(
    container: OutputContainer,
    layout: TrackLayout,
    spec: TrackSpec,
    target: PatientFile,
    progress: Progress,
) -> None:
    _describe(container, spec.tags, layout.chapters(spec.chapters))
    sound = container.add_stream("aac", rate=RATE, layout=_LAYOUTS[layout.channels])
    kilobits = spec.bitrate or _KILOBITS[layout.channels]
    sound.bit_rate = kilobits * 1_000
    if spec.cover is not None:
        _hang(spec.cover, container)
    first = 0
    blocks = layout.blocks(progress=progress)
    for block in lowered(blocks, _headroom(kilobits / layout.channels)):
        container.mux(sound.encode(_frame(block, first)))
        target.check()
        first += len(block)
    container.mux(sound.encode(None))


def _headroom(kilobits: float) -> float:
    return next(decibels for least, decibels in _HEADROOM if kilobits >= least)


def _describe(container: OutputContainer, tags: TrackTags, chapters: Sequence[Chapter]) -> None:
    texts = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "comment": tags.comment,
        "track": tags.number,
    }
    container.metadata.update({name: text for name, text in texts.items() if text})
    container.set_chapters(
        [
            {
                "id": number,
                "start": chapter.start,
                "end": chapter.end,
                "time_base": _MILLISECOND,
                "metadata": {"title": chapter.title},
            }
            for number, chapter in enumerate(chapters)
        ]
    )


def _hang(cover: Cover, container: OutputContainer) -> None:
    """Put the picture where players look for it, which FFmpeg takes as a film of one frame."""
    width, height = cover.size
    stream = container.add_mux_stream("png", width=width, height=height)
    stream.disposition = Disposition.attached_pic
    packet = av.Packet(cover.png)
    packet.stream, packet.pts, packet.is_keyframe = stream, 0, True
    container.start_encoding()
    container.mux(packet)


def _frame(block: Samples, first: int) -> av.AudioFrame:
    """Return a block as FFmpeg takes it, with its place, from which the edit list is made."""
    frame = av.AudioFrame.from_ndarray(
        block.reshape(1, -1), format="s16", layout=_LAYOUTS[block.shape[1]]
    )
    frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), first
    return frame
