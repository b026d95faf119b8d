"""Files beyond the limits and files that mean harm: refused with a message, at once."""

import tracemalloc
from collections.abc import Callable

import pytest

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.lang.report import report
from aquatimer.plan.reading import Reading, read_workout

TITLE = "title: Hostile\n"
KIB = 1024


def read(text: str) -> Reading:
    return read_workout(text.encode("utf-8", "surrogatepass"), file="hostile.aqua", name="hostile")


def only_mistake(text: str) -> Diagnostic:
    reading = read(text)
    assert reading.timeline is None
    (found,) = reading.diagnostics
    return found


def filled(line: str) -> str:
    return TITLE + line * 2000


def nested(levels: int, inner: str) -> str:
    loops = "".join(f"{' ' * level}repeat 1000000000\n" for level in range(levels))
    return f"{TITLE}{loops}{' ' * levels}{inner}\n"


def test_a_file_of_256_kib_is_read_and_one_more_byte_is_not() -> None:
    comment = "#" * (256 * KIB - len("title: Large\n1:00 easy\n"))
    assert read(f"title: Large\n1:00 easy\n{comment}").timeline is not None
    found = only_mistake(f"title: Large\n1:00 easy\n{comment}#")
    assert found.code == Code.TOO_LARGE
    assert found.message == "This file is larger than 256 KiB, which is the limit."


def test_20_000_lines_are_read_and_one_more_is_not() -> None:
    comments = "#\n" * 19_998
    assert read(f"title: Long\n{comments}1:00 easy\n").timeline is not None
    found = only_mistake(f"title: Long\n{comments}1:00 easy\n1:00 hard\n")
    assert (found.code, found.line) == (Code.TOO_MANY_LINES, 20_001)
    assert "20,000 lines" in found.message


def test_10_000_segments_are_read_and_one_more_is_not() -> None:
    timeline = read(f"{TITLE}repeat 5000\n  1s easy\n  1s hard\n").timeline
    assert timeline is not None
    assert len(timeline.segments) == 10_000
    found = only_mistake(f"{TITLE}repeat 5000\n  1s easy\n  1s hard\n1s easy\n")
    assert (found.code, found.line) == (Code.TOO_MANY_SEGMENTS, 5)
    assert "10,000 segments" in found.message


def test_the_breaks_between_rounds_are_counted_as_they_are_played() -> None:
    body = "  1s easy\n  between 1s rest\n"
    timeline = read(f"{TITLE}repeat 5000\n{body}1s easy\n").timeline
    assert timeline is not None
    assert len(timeline.segments) == 10_000
    assert only_mistake(f"{TITLE}repeat 5001\n{body}").code == Code.TOO_MANY_SEGMENTS


def test_10_000_cues_are_read_and_one_more_is_not() -> None:
    def every_tenth(duration: str) -> str:
        return f'{TITLE}{duration} easy\n  every 0.1s "x"\n'

    timeline = read(every_tenth("1000.1s")).timeline
    assert timeline is not None
    assert len(timeline.segments[0].cues) == 10_000
    assert only_mistake(every_tenth("1000.2s")).code == Code.TOO_MANY_CUES
    assert read(f"{TITLE}10000 reps every 1s drill\n").timeline is not None
    assert only_mistake(f"{TITLE}10001 reps every 1s drill\n").code == Code.TOO_MANY_CUES


def test_24_hours_are_read_and_a_tenth_of_a_second_more_is_not() -> None:
    assert read(f"{TITLE}repeat 24\n  1h easy\n").timeline is not None
    found = only_mistake(f"{TITLE}repeat 24\n  1h easy\n0.1s easy\n")
    assert found.code == Code.TOO_LONG
    assert "24 hours" in found.message


def test_32_levels_are_read_and_one_more_is_not() -> None:
    def loops(levels: int) -> str:
        lines = "".join(f"{' ' * level}repeat 1\n" for level in range(levels))
        return f"{TITLE}{lines}{' ' * levels}1:00 easy\n"

    assert read(loops(32)).timeline is not None
    found = only_mistake(loops(33))
    assert found.code == Code.TOO_DEEP
    assert "32 levels" in found.message


def test_200_characters_of_a_label_are_read_and_one_more_is_not() -> None:
    assert read(f'{TITLE}1:00 easy "{"x" * 200}"\n').timeline is not None
    found = only_mistake(f'{TITLE}1:00 easy "{"x" * 201}"\n')
    assert found.code == Code.LONG_TEXT
    assert found.message == "This text has 201 characters; the limit is 200."


def test_names_cannot_make_a_label_longer_than_that() -> None:
    found = only_mistake(f'{TITLE}for word in "{"x" * 101}"\n  1:00 easy "{{word}}{{word}}"\n')
    assert found.code == Code.LONG_TEXT


@pytest.mark.parametrize("levels", [1, 2, 31])
def test_loops_are_counted_before_they_are_unrolled(levels: int) -> None:
    text = nested(levels, "1:00 easy")
    tracemalloc.start()
    try:
        found = only_mistake(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (found.code, found.line) == (Code.TOO_MANY_SEGMENTS, 2)
    assert peak < 4 * KIB * KIB


_HARM = {
    "say in loops": (nested(3, 'say "x"'), Code.TOO_MANY_CUES),
    "every tenth of a second": (f'{TITLE}1h easy\n  every 0.1s "x"\n', Code.TOO_MANY_CUES),
    "every second of many hours": (
        f'{TITLE}repeat 10000\n  1h easy\n    every 1s "x"\n',
        Code.TOO_MANY_CUES,
    ),
    "a lot of repetitions": (f"{TITLE}999999999999 reps every 0.1s easy\n", Code.TOO_MANY_CUES),
    "ladder of numbers": (
        f"{TITLE}for n in 1 to 999999999 by 1\n  1s easy\n",
        Code.TOO_MANY_SEGMENTS,
    ),
    "ladder of times": (
        f"{TITLE}for n in 0.1s to 999h by 0.1s\n  n easy\n",
        Code.TOO_MANY_SEGMENTS,
    ),
    "ladder in a ladder": (
        f"{TITLE}for a in 1s to 9000s by 1s\n  for b in 1s to 9000s by 1s\n    a easy\n",
        Code.TOO_MANY_SEGMENTS,
    ),
    "long list": (f"{TITLE}for word in {'x, ' * 10_000}x\n  1s easy\n", Code.TOO_MANY_SEGMENTS),
    "many hours": (f"{TITLE}repeat 10000\n  1h easy\n", Code.TOO_LONG),
    "brackets": (f"{TITLE}{'(' * 100_000}1:00{')' * 100_000} easy\n", Code.BAD_ARITHMETIC),
    "open brackets": (f"{TITLE}{'(' * 1000}\n", Code.BAD_ARITHMETIC),
    "long sum": (f"{TITLE}1s{' + 1s' * 1000} easy\n", Code.BAD_ARITHMETIC),
    "long number": (f"{TITLE}{'1' * 100_000} easy\n", Code.LONG_NUMBER),
    "long seconds": (f"{TITLE}{'1' * 100_000}s easy\n", Code.LONG_NUMBER),
    "long clock": (f"{TITLE}{'1' * 100_000}:00 easy\n", Code.LONG_NUMBER),
    "long decimals": (f"{TITLE}1.{'1' * 100_000}s easy\n", Code.LONG_NUMBER),
    "long count": (f"{TITLE}repeat {'9' * 100_000}\n  1s easy\n", Code.LONG_NUMBER),
    "long target": (f"{TITLE}1:00 easy @ rpe {'9' * 100_000}\n", Code.BAD_TARGET),
    "large product": (f"{TITLE}{'*'.join(['999999999999'] * 31)}*1s easy\n", Code.TOO_LONG),
    "long name": (f"{TITLE}{'a' * 200_000} easy\n", Code.UNKNOWN_NAME),
    "long effort": (f"{TITLE}1:00 {'a' * 200_000}\n", Code.UNKNOWN_EFFORT),
    "long key": (f"{TITLE}{'a' * 200_000}: x\n1s easy\n", Code.UNKNOWN_KEY),
    "braces": (f'{TITLE}say "{"{" * 200_000}"\n1s easy\n', Code.LONG_TEXT),
}


@pytest.mark.parametrize(("text", "code"), _HARM.values(), ids=_HARM)
def test_one_line_of_harm_is_one_mistake(text: str, code: Code) -> None:
    found = only_mistake(text)
    assert found.code == code
    assert len(report([found], read(text).source)) < 1000


def test_loops_that_do_nothing_are_counted_too() -> None:
    idle = "  repeat none\n    1s easy\n" * 5000
    text = f"{TITLE}option none from 0 to 1 = 0\nfor a in 1s to 9000s by 1s\n  a easy\n{idle}"
    assert only_mistake(text).code == Code.TOO_MANY_SEGMENTS


@pytest.mark.parametrize(
    "line",
    [
        "qwrt zzz\n",
        "1s nothing\n",
        "a: b\n",
        "title: b\n",
        "\x1b\n",
        '"\n',
        "option a from 1 to 2 = 1\n",
    ],
)
def test_a_file_full_of_mistakes_stops_at_a_thousand(line: str) -> None:
    reading = read(filled(line))
    assert reading.timeline is None
    assert len(reading.diagnostics) == 1000
    assert Code.TOO_MANY_MISTAKES in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("line", ["\n", "#\n", "\t \n", ":", "@", "%1-", '"a" ', "{", "1*", "!"])
def test_a_file_full_of_one_thing_is_told_apart_from_a_workout(line: str) -> None:
    assert read(filled(line)).timeline is None


def test_deep_indentation_is_refused_once() -> None:
    lines = "".join(f"{' ' * level}repeat 1\n" for level in range(600))
    assert only_mistake(f"{TITLE}{lines}{' ' * 600}1s easy\n").code == Code.TOO_DEEP


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"\n\r\n \n", "The file is empty."),
        (b"title: x\n1:00 easy\n\0", "This is no text file: it holds zero bytes."),
        ("title: x".encode("utf-16"), "This file is text in UTF-16, not in UTF-8."),
        ("title: x".encode("utf-32-le"), "This is no text file: it holds zero bytes."),
        (b'title: x\n\n1:00 easy "M\xfc"\n', "Line 3 holds bytes that are no UTF-8 text."),
        (b"\x1f\x8b\x08", "Line 1 holds bytes that are no UTF-8 text."),
    ],
)
def test_bytes_that_are_no_text_are_one_clear_mistake(data: bytes, message: str) -> None:
    reading = read_workout(data, file="hostile.aqua", name="hostile")
    assert reading.timeline is None
    assert [one.message for one in reading.diagnostics] == [message]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.removesuffix("\n").encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "no last line end"],
)
def test_every_way_to_save_a_text_file_is_read(encode: Callable[[str], bytes]) -> None:
    data = encode("title: Größe\nrepeat 2\n  1:00 easy\n")
    reading = read_workout(data, file="x.aqua", name="x")
    assert reading.diagnostics == ()
    assert reading.timeline is not None
    assert reading.timeline.title == "Größe"
    assert reading.timeline.total == 120_000


@pytest.mark.parametrize("character", list("\x1b\x07\x7f\x9b\u202e\u2066\u2028"))
@pytest.mark.parametrize("line", ["tags: a{}b", '1:00 easy "a{}b"', "1:00 easy # {}"])
def test_a_control_character_is_an_error_and_never_reaches_a_terminal(
    character: str, line: str
) -> None:
    reading = read(f"title: x\n{line.replace('{}', character)}\n1:00 easy\n")
    assert [one.code for one in reading.diagnostics] == [Code.CONTROL_CHARACTER]
    assert character not in report(reading.diagnostics, reading.source)
