"""A track as WAV, FLAC, Ogg Vorbis or Opus, by libsndfile."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

import numpy as np
import soundfile
import soxr

from aquatimer.audio.clips import RATE, Samples
from aquatimer.audio.loudness import Wave
from aquatimer.export.attenuation import lowered
from aquatimer.export.flac_header import flac_header
from aquatimer.export.formats import WITH_CHAPTERS, TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.ogg_header import HeaderFullError, ogg_header
from aquatimer.export.patient_file import PatientFile
from aquatimer.export.retelling import RetoldFile
from aquatimer.export.spec import TrackSpec
from aquatimer.export.tags import TrackTags
from aquatimer.export.vorbis_comment import chapter_comments
from aquatimer.units.progress import Progress

_SAMPLE_BYTES = 2
# libsndfile cuts a longer WAV off in silence; the room is for the headers.
_LARGEST_WAV = 2**32 - 2**20
_CODINGS = {
    TrackFormat.WAV: ("WAV", "PCM_16"),
    TrackFormat.FLAC: ("FLAC", "PCM_16"),
    TrackFormat.OGG: ("OGG", "VORBIS"),
    TrackFormat.OPUS: ("OGG", "OPUS"),
}
# Letters of a title, so that 255 chapters have room in the 65 kB of an Ogg's page, in any script.
_SHORT_TITLE = 50
_FULL_SCALE = 32_768
_OPUS_RATE = 48_000
_OPUS_KILOBITS = 64  # for each channel
# What libsndfile makes of a compression level: the kilobits for each channel at 1, and how many
# more at 0.
_OPUS_LEAST, _OPUS_RANGE = 6, 250

# Decibels left for what a decoder adds to peaks: up to 1.1 in Vorbis; in Opus from so many kilobits
# for each channel on.
_HEADROOM_OF_VORBIS = 1.2
_HEADROOM_OF_OPUS = ((64, 1.2), (16, 3.6), (0, 5.4))


def write_sndfile(
    layout: TrackLayout, out: BinaryIO, spec: TrackSpec, *, progress: Progress
) -> None:
    """Write the track; raises the error of `out` where that cannot be written to."""
    target = PatientFile(_retold(layout, out, spec) if _is_retold(spec) else out)
    try:
        with soundfile.SoundFile(target, "w", **_coding(spec, layout)) as track:
            _tag(track, spec.tags)
            for block in _blocks(layout, spec, progress):
                track.write(block)
                target.check()
    except (soundfile.SoundFileError, AssertionError):
        # libsndfile only knows that something failed; what it was is the target's to say.
        target.check()
        raise
    target.check()


def _is_retold(spec: TrackSpec) -> bool:
    # libsndfile knows titles and artists, but no chapters and no pictures.
    return spec.format in WITH_CHAPTERS and bool(spec.chapters or spec.cover)


def _retold(layout: TrackLayout, out: BinaryIO, spec: TrackSpec) -> RetoldFile:
    chapters = layout.chapters(spec.chapters)
    comments = chapter_comments(chapters)
    if spec.format is TrackFormat.FLAC:
        return RetoldFile(out, lambda head: flac_header(head, comments, spec.cover))
    fewer = [comments, chapter_comments(chapters, longest=_SHORT_TITLE)]
    if spec.cover is not None:
        fewer.insert(0, [*comments, spec.cover.comment])
    return RetoldFile(out, lambda head: _ogg_header(head, fewer))


def _ogg_header(head: bytes, fewer: Sequence[Sequence[str]]) -> tuple[int, bytes] | None:
    """Return the header with the first of these comments for which its pages have room."""
    for comments in fewer:
        with suppress(HeaderFullError):
            return ogg_header(head, comments)
    return ogg_header(head, ())


def container_of(track_format: TrackFormat, samples: int) -> tuple[str, str]:
    """Return libsndfile's names for the container and the coding of so many samples."""
    container, coding = _CODINGS[track_format]
    if track_format is TrackFormat.WAV and samples * _SAMPLE_BYTES > _LARGEST_WAV:
        container = "RF64"
    return container, coding


def _coding(spec: TrackSpec, layout: TrackLayout) -> dict[str, object]:
    channels = layout.channels
    container, coding = container_of(spec.format, layout.frames * channels)
    chosen: dict[str, object] = {"format": container, "subtype": coding, "channels": channels}
    if spec.format is not TrackFormat.OPUS:
        return chosen | {"samplerate": RATE}
    kilobits = _opus_kilobits(spec, channels)
    level = min(max(1 - (kilobits - _OPUS_LEAST) / _OPUS_RANGE, 0.0), 1.0)
    return chosen | {"samplerate": _OPUS_RATE, "compression_level": level}


def _opus_kilobits(spec: TrackSpec, channels: int) -> float:
    """Return how many there are for each channel."""
    return spec.bitrate / channels if spec.bitrate else _OPUS_KILOBITS


def _headroom(spec: TrackSpec, channels: int) -> float:
    """Return the decibels that are left for what a decoder adds to peaks."""
    if spec.format is TrackFormat.OPUS:
        kilobits = _opus_kilobits(spec, channels)
        return next(decibels for least, decibels in _HEADROOM_OF_OPUS if kilobits >= least)
    return _HEADROOM_OF_VORBIS if spec.format is TrackFormat.OGG else 0.0


def _blocks(layout: TrackLayout, spec: TrackSpec, progress: Progress) -> Iterator[Samples | Wave]:
    """Yield what libsndfile gets, a second at a time: a minute of Vorbis overruns its stack."""
    blocks = lowered(layout.blocks(progress=progress), _headroom(spec, layout.channels))
    if spec.format is not TrackFormat.OPUS:
        yield from blocks
        return
    # In 16 bits soxr would add noise to the silence, which is then most of the file.
    stream = soxr.ResampleStream(RATE, _OPUS_RATE, layout.channels, dtype="float32", quality="HQ")
    for block in blocks:
        yield stream.resample_chunk(block.astype(np.float32) / _FULL_SCALE)
    yield stream.resample_chunk(np.empty((0, layout.channels), np.float32), last=True)


def _tag(track: soundfile.SoundFile, tags: TrackTags) -> None:
    texts = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "comment": tags.comment,
        "tracknumber": tags.number,
    }
    for name, text in texts.items():
        if text:
            setattr(track, name, text)
