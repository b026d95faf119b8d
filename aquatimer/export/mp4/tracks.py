"""The two tracks of an MP4 with chapters: the sound, and a text that QuickTime shows beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from struct import pack

from aquatimer.audio.clips import RATE
from aquatimer.export.chapters import Chapter
from aquatimer.export.mp4.boxes import Box, Room, box, full_box
from aquatimer.units.durations import SECOND

AAC_FRAME = 1_024
"""Samples in a packet of AAC."""

CHUNK = 43
"""Packets that are told of together, about a second."""

SIZES, PLACES = "sizes", "places"
"""The rooms for the size of each packet and the place of each chunk, in four bytes each."""

_SOUND_TRACK, _TEXT_TRACK = 1, 2

_ENABLED, _IN_MOVIE = 1, 2
_NO_LANGUAGE = 0x55C4
_MATRIX = pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
_FULL_VOLUME = 0x100
# Of ISO 14496-1: AAC, a stream of sound, and the tags of the descriptors one inside the other.
_MPEG_4_AUDIO, _AUDIO_STREAM = 0x40, 0x15
# What a packet has for each channel at most, in bytes.
_LARGEST = 768
_ES, _CONFIG, _SPECIFIC, _SYNC = 3, 4, 5, 6
_IN_UTF_8 = b"\0\0\0\x0cencd\0\0\1\0"


@dataclass(frozen=True, slots=True)
class Sound:
    """AAC as a track needs to know it: `frames` are heard, after `delay` that are not.

    `config` is the AudioSpecificConfig of ISO 14496-3.
    """

    frames: int
    channels: int
    kilobits: int
    config: bytes
    delay: int

    @property
    def packets(self) -> int:
        """How many packets it takes, each of 1,024 frames."""
        return -(-(self.frames + self.delay) // AAC_FRAME)

    @property
    def chunks(self) -> int:
        """How many groups of `CHUNK` packets they are."""
        return -(-self.packets // CHUNK)


def movie_head(sound: Sound, *, tracks: int) -> Box:
    """Return the box that tells of the whole."""
    return full_box(
        "mvhd",
        pack(">8xIIiH10x", RATE, sound.frames, 1 << 16, _FULL_VOLUME),
        _MATRIX,
        pack(">24xI", tracks + 1),
    )


def sound_track(sound: Sound, *, has_chapters: bool) -> Box:
    """Return the box of the sound, with room for the sizes of packets and the places of chunks."""
    edit = full_box("elst", pack(">IIiI", 1, sound.frames, sound.delay, 1 << 16))
    chapters = [box("tref", box("chap", pack(">I", _TEXT_TRACK)))] if has_chapters else []
    return box(
        "trak",
        _track_head(_SOUND_TRACK, _ENABLED | _IN_MOVIE, sound.frames, _FULL_VOLUME),
        box("edts", edit),
        *chapters,
        _media(
            _media_head(RATE, sound.delay + sound.frames),
            _handler(b"soun"),
            full_box("smhd", bytes(4)),
            _sound_samples(sound),
        ),
    )


def text_track(chapters: Sequence[Chapter], sound: Sound, place: int) -> Box:
    """Return the box of the chapters, whose `text_samples` lie at a place in the file."""
    lasting = [chapter.end - chapter.start for chapter in chapters]
    sizes = [len(sample) for sample in text_samples(chapters)]
    samples = box(
        "stbl",
        full_box("stsd", pack(">I", 1), _text_entry()),
        _durations([(len([*run]), duration) for duration, run in groupby(lasting)]),
        full_box("stsc", pack(">IIII", 1, 1, len(sizes), 1)),
        full_box("stsz", pack(f">II{len(sizes)}I", 0, len(sizes), *sizes)),
        full_box("stco", pack(">II", 1, place)),
    )
    anything = full_box("gmin", pack(">H8x2x", 0x40))
    return box(
        "trak",
        _track_head(_TEXT_TRACK, _IN_MOVIE, sound.frames, 0),
        _media(
            _media_head(SECOND, sum(lasting)),
            _handler(b"text"),
            box("gmhd", anything, box("text", _MATRIX)),
            samples,
        ),
    )


def text_samples(chapters: Sequence[Chapter]) -> list[bytes]:
    """Return the title of each chapter as a sample."""
    titles = (chapter.title.encode() for chapter in chapters)
    return [pack(">H", len(title)) + title + _IN_UTF_8 for title in titles]


def _track_head(number: int, flags: int, frames: int, volume: int) -> Box:
    times = pack(">8xI4xI", number, frames)
    return full_box("tkhd", times, pack(">8x4xHxx", volume), _MATRIX, bytes(8), flags=flags)


def _media(head: Box, handler: Box, kind: Box, samples: Box) -> Box:
    here = full_box("dref", pack(">I", 1), full_box("url ", flags=1))
    return box("mdia", head, handler, box("minf", kind, box("dinf", here), samples))


def _media_head(rate: int, duration: int) -> Box:
    return full_box("mdhd", pack(">8xIIHxx", rate, duration, _NO_LANGUAGE))


def _handler(kind: bytes) -> Box:
    return full_box("hdlr", pack(">4x4s12xx", kind))


def _sound_samples(sound: Sound) -> Box:
    last_frames = sound.delay + sound.frames - (sound.packets - 1) * AAC_FRAME
    last = sound.packets % CHUNK
    runs = [(1, CHUNK, 1)] if sound.packets >= CHUNK else []
    runs += [(sound.chunks, last, 1)] if last else []
    # A packet needs the one before it to be whole.
    roll = full_box("sgpd", pack(">4sIIh", b"roll", 2, 1, -1), version=1)
    rolled = full_box("sbgp", pack(">4sIII", b"roll", 1, sound.packets, 1))
    return box(
        "stbl",
        full_box("stsd", pack(">I", 1), _sound_entry(sound)),
        _durations([(sound.packets - 1, AAC_FRAME), (1, last_frames)]),
        full_box("stsc", pack(">I", len(runs)), *(pack(">III", *run) for run in runs)),
        roll,
        rolled,
        full_box("stsz", pack(">II", 0, sound.packets), Room(SIZES, 4 * sound.packets)),
        full_box("stco", pack(">I", sound.chunks), Room(PLACES, 4 * sound.chunks)),
    )


def _sound_entry(sound: Sound) -> Box:
    rate = sound.kilobits * 1_000
    config = _descriptor(
        _CONFIG,
        pack(">BBxHII", _MPEG_4_AUDIO, _AUDIO_STREAM, _LARGEST * sound.channels, rate, rate),
        _descriptor(_SPECIFIC, sound.config),
    )
    stream = _descriptor(_ES, pack(">HB", _SOUND_TRACK, 0), config, _descriptor(_SYNC, b"\x02"))
    return box(
        "mp4a", pack(">6xH8xHH4xI", 1, sound.channels, 16, RATE << 16), full_box("esds", stream)
    )


def _descriptor(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    return pack(">BB", tag, len(body)) + body


def _text_entry() -> Box:
    """Return the description of a QuickTime text: black on black, no place, no font."""
    return box("text", pack(">6xH", 1), bytes(44))


def _durations(runs: Sequence[tuple[int, int]]) -> Box:
    """Return the box of how long samples last, given how many there are of each length."""
    return full_box("stts", pack(">I", len(runs)), *(pack(">II", *run) for run in runs))
