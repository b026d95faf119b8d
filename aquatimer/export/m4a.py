"""A track as AAC in an MP4 (`.m4a`, `.m4b`)."""

from collections.abc import Sequence
from typing import BinaryIO

from aquatimer.export.aac import DELAY, Aac
from aquatimer.export.attenuation import lowered
from aquatimer.export.chapters import Chapter
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.mp4.boxes import HEAD_SIZE, Box, box
from aquatimer.export.mp4.file import Mp4File
from aquatimer.export.mp4.tags import user_box
from aquatimer.export.mp4.tracks import Sound, movie_head, sound_track, text_samples, text_track
from aquatimer.export.spec import TrackSpec
from aquatimer.units.progress import Progress

_KILOBITS = {1: 128, 2: 192}
# Frames that are handed over together, of which the encoder makes larger numbers: 16 packets.
_AT_ONCE = 16 * 1_024
_BRANDS = {TrackFormat.M4A: b"M4A ", TrackFormat.M4B: b"M4B "}
# From so many kilobits a channel on, how many decibels are left for what a decoder adds to peaks:
# measured 0.4 at 128, 1.2 at 96, 2.6 at 64 and, with music of corners alone, 5.4 at 32.
_HEADROOM = ((128, 1.2), (96, 2.0), (48, 3.2), (0, 6.6))


def write_m4a(layout: TrackLayout, out: BinaryIO, spec: TrackSpec, *, progress: Progress) -> None:
    """Write the track, of 27 hours and 4 GB at most, in memory that does not grow with it.

    What the encoder puts before the first sound stands in the edit list, so decoded, every frame
    is at its own place. The head comes first, so that a player can begin before it has all.
    """
    kilobits = spec.bitrate or _KILOBITS[layout.channels]
    aac = Aac(kilobits=kilobits, channels=layout.channels)
    sound = Sound(layout.frames, layout.channels, kilobits, aac.config, DELAY)
    chapters = layout.chapters(spec.chapters)
    file = Mp4File(out, _head(sound, spec, chapters), first=b"".join(text_samples(chapters)))
    blocks = layout.blocks(progress=progress, size=_AT_ONCE)
    for packet in aac.packets(lowered(blocks, _headroom(kilobits / layout.channels))):
        file.add(packet)
    file.close()


def _headroom(kilobits: float) -> float:
    return next(decibels for least, decibels in _HEADROOM if kilobits >= least)


def _head(sound: Sound, spec: TrackSpec, chapters: Sequence[Chapter]) -> tuple[Box, Box]:
    brand = _BRANDS[spec.format]
    kind = box("ftyp", brand, bytes(4), brand, b"mp42", b"isom")
    # The text is the first of the content: where that is depends on the size of the head alone.
    size = kind.size + _movie(sound, spec, chapters, text_place=0).size
    return kind, _movie(sound, spec, chapters, text_place=size + HEAD_SIZE)


def _movie(sound: Sound, spec: TrackSpec, chapters: Sequence[Chapter], *, text_place: int) -> Box:
    text = [text_track(chapters, sound, text_place)] if chapters else []
    is_book = spec.format is TrackFormat.M4B
    return box(
        "moov",
        movie_head(sound, tracks=1 + len(text)),
        sound_track(sound, has_chapters=bool(text)),
        *text,
        user_box(spec.tags, chapters, spec.cover, is_book=is_book),
    )
