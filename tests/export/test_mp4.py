"""An MP4 as its own tables tell it: every packet at its place, whatever their sizes."""

import io
from collections.abc import Iterator, Mapping, Sequence
from struct import unpack, unpack_from

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.export.chapters import Chapter
from aquatimer.export.cover import Cover
from aquatimer.export.mp4.boxes import Box, Room, box, full_box
from aquatimer.export.mp4.file import Mp4File, PacketCountError
from aquatimer.export.mp4.tags import user_box
from aquatimer.export.mp4.tracks import AAC_FRAME, CHUNK, Sound, sound_track, text_samples
from aquatimer.export.tags import TrackTags

CONTAINERS = {"trak", "mdia", "minf", "stbl", "udta", "edts"}
CONFIG = b"\x12\x08"


def sound_of(packets: int) -> Sound:
    return Sound(packets * AAC_FRAME - 8, 1, 128, CONFIG, delay=5)


def boxes_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every box that is in no other than a container, with its content."""
    place = 0
    while place < len(content):
        size, kind = unpack_from(">I4s", content, place)
        assert 8 <= size <= len(content) - place
        inside = content[place + 8 : place + size]
        name = kind.decode("latin-1")
        if name in CONTAINERS:
            yield from boxes_in(inside)
        else:
            yield name, inside
        place += size


def packets_told(file: bytes, boxes: Mapping[str, bytes]) -> list[bytes]:
    """Return the packets as a player finds them: by runs of chunks, places and sizes."""
    count, *_ = unpack_from(">I", boxes["stsc"], 4)
    runs = [unpack_from(">III", boxes["stsc"], 8 + 12 * index) for index in range(count)]
    chunks, *_ = unpack_from(">I", boxes["stco"], 4)
    places = unpack_from(f">{chunks}I", boxes["stco"], 8)
    sizes = iter(unpack(f">{(len(boxes['stsz']) - 12) // 4}I", boxes["stsz"][12:]))
    found = []
    for chunk, begin in enumerate(places, start=1):
        place = begin
        (in_chunk,) = [each for first, each, _ in runs if first <= chunk][-1:]
        for _ in range(in_chunk):
            size = next(sizes)
            found.append(file[place : place + size])
            place += size
    assert next(sizes, None) is None
    return found


def written(packets: Sequence[bytes], first: bytes = b"") -> bytes:
    out = io.BytesIO()
    head = box("ftyp", b"M4A "), sound_track(sound_of(len(packets)), has_chapters=False)
    file = Mp4File(out, head, first=first)
    for packet in packets:
        file.add(packet)
    file.close()
    return out.getvalue()


@given(
    st.lists(st.binary(max_size=3), min_size=1, max_size=3 * CHUNK + 1),
    st.binary(max_size=3),
    st.sampled_from([1, 150]),
)
def test_every_packet_is_where_the_tables_tell(few: list[bytes], first: bytes, times: int) -> None:
    packets = few * times
    file = written(packets, first)
    boxes = dict(boxes_in(file))
    assert packets_told(file, boxes) == packets
    assert boxes["mdat"] == first + b"".join(packets)
    lasting = unpack_from(">5I", boxes["stts"], 4)
    assert lasting == (2, len(packets) - 1, AAC_FRAME, 1, AAC_FRAME - 3)


@pytest.mark.parametrize("packets", [2 * CHUNK - 1, 2 * CHUNK + 1])
def test_another_number_of_packets_than_the_head_tells_is_no_file(packets: int) -> None:
    file = Mp4File(io.BytesIO(), [sound_track(sound_of(2 * CHUNK), has_chapters=True)])
    for _ in range(packets):
        file.add(b"packet")
    with pytest.raises(PacketCountError):
        file.close()


def test_rooms_take_no_memory_and_count_in_every_size() -> None:
    inner = full_box("free", Room("numbers", 2**31))
    outer = Box("moov", (b"before", inner, b"after"))
    parts = [*outer.parts()]
    assert outer.size == 8 + 6 + inner.size + 5
    assert sum(part.size if isinstance(part, Room) else len(part) for part in parts) == outer.size


def test_a_long_title_is_cut_between_two_letters_where_it_has_no_room() -> None:
    chapters = (Chapter(0, 1_000, "a" + "\N{SWIMMER}" * 100), Chapter(1_000, 1_500, "b"))
    told = _user_data(TrackTags("x"), chapters, None)["chpl"]
    length = told[17]
    assert told[18 : 18 + length].decode() == "a" + "\N{SWIMMER}" * 63
    assert told[18 + length :] == (1_000 * 10_000).to_bytes(8, "big") + b"\x01b"
    assert text_samples(chapters)[0][2:].startswith(chapters[0].title.encode())


def test_what_is_not_known_is_not_there() -> None:
    assert set(_user_data(TrackTags("x"), (), None)) == {"meta"}
    empty = _user_data(TrackTags(""), (), None)["meta"]
    full = _user_data(TrackTags("", number="3"), (), Cover(b"\x89PNG\r\n\x1a\n"))["meta"]
    assert len(empty) < len(full)


def _user_data(
    tags: TrackTags, chapters: Sequence[Chapter], cover: Cover | None
) -> dict[str, bytes]:
    parts = user_box(tags, chapters, cover, is_book=False).parts()
    return dict(boxes_in(b"".join(part for part in parts if isinstance(part, bytes))))
