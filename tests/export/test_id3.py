"""The tag in front of an MP3, byte for byte."""

from aquatimer.export.id3 import id3_tag
from aquatimer.export.tags import TrackTags


def test_latin_letters_take_a_byte_each() -> None:
    tag = id3_tag(TrackTags("Fluß"), 61_000)
    assert tag == (
        b"ID3\x03\x00\x00\x00\x00\x00\x1f"
        b"TIT2\x00\x00\x00\x05\x00\x00\x00Flu\xdf"
        b"TLEN\x00\x00\x00\x06\x00\x00\x0061000"
    )


def test_other_letters_are_utf_16_with_its_mark() -> None:
    tag = id3_tag(TrackTags("泳"), 1)
    assert b"TIT2\x00\x00\x00\x05\x00\x00\x01\xff\xfe\xf3\x6c" in tag


def test_the_comment_has_a_language_and_a_short_text_before_it() -> None:
    latin = id3_tag(TrackTags("x", comment="Go!"), 1)
    assert b"COMM\x00\x00\x00\x08\x00\x00\x00eng\x00Go!" in latin
    other = id3_tag(TrackTags("x", comment="泳"), 1)
    assert b"COMM\x00\x00\x00\x0c\x00\x00\x01eng\xff\xfe\x00\x00\xff\xfe\xf3\x6c" in other


def test_the_size_keeps_the_high_bit_of_its_bytes_free() -> None:
    tag = id3_tag(TrackTags("a" * 20_000), 1)
    size = tag[6:10]
    assert max(size) < 0x80
    assert int.from_bytes(size, "big") > len(tag)
    assert sum(byte << 7 * place for place, byte in enumerate(reversed(size))) == len(tag) - 10


def test_what_is_not_known_is_not_there() -> None:
    tag = id3_tag(TrackTags("x", artist="", album=None), 1)
    assert [name for name in (b"TPE1", b"TALB", b"COMM") if name in tag] == []
