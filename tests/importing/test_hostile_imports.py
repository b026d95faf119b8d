"""Files that mean harm, and files that are broken: refused at once, with a sentence."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.export.fit import fit_workout
from aquatimer.export.fit_encoding import Field, fit_file
from aquatimer.importing.reading import Imported, import_workout
from aquatimer.importing.steps import RefusedError
from aquatimer.plan.reading import read_workout
from aquatimer.units.fit import Base, DurationType, FileId, Message, StepField, crc
from tests.importing.zones import ZONES


def imported(data: bytes) -> Imported:
    return import_workout(data, name="x", zones=ZONES)


def refused(data: bytes) -> str:
    with under_a_second(), pytest.raises(RefusedError) as error:
        imported(data)
    return str(error.value)


@contextmanager
def under_a_second() -> Iterator[None]:
    # Of the processor's time: how busy the machine is besides makes no difference.
    start = time.process_time()
    yield
    assert time.process_time() - start < 1


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b ['
    '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><workout_file><name>&a11;</name></workout_file>"
)
OUTSIDE = (
    '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    "<workout_file><name>&e;</name></workout_file>"
)


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, "<!DOCTYPE workout_file><workout_file/>"])
def test_xml_with_entities_or_a_doctype_is_refused(text: str) -> None:
    assert "entities" in refused(text.encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<workout_file><workout>", "not whole XML"),
        ("<html/>", "no step"),
        ("<workout_file/>", "no workout"),
        ("<workout_file><workout/></workout_file>", "no intervals"),
        ('<?xml version="1.0" encoding="nonsense"?><workout_file/>', "not whole XML"),
    ],
)
def test_xml_that_is_no_workout_is_refused(text: str, reason: str) -> None:
    assert reason in refused(text.encode())


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert refused(data) == "The file is empty."


def test_deeply_nested_xml_does_no_harm() -> None:
    assert "not whole XML" in refused(b"<workout_file>" + b"<a>" * 80_000)
    refused(b"<workout_file>" + b"<a>" * 30_000 + b"</a>" * 30_000 + b"</workout_file>")


def test_a_file_larger_than_any_workout_is_refused() -> None:
    assert "256 KiB" in refused(b"- 1m 70% HR\n" * 30_000)


def test_large_zwo_is_refused_in_time() -> None:
    lines = b'<SteadyState Duration="1" Power="1"/>'
    head, tail = b"<workout_file><workout>", b"</workout></workout_file>"
    assert "2,048 KiB" in refused(head + lines * 60_000 + tail)
    assert "10,000 blocks" in refused(head + lines * 50_000 + tail)


def test_more_steps_than_a_workout_has_are_refused_unread() -> None:
    assert "10,000 steps" in refused(b"- 1s Z1\n" * 29_000)


@pytest.mark.parametrize(
    "text",
    [
        "- easy" + "".join(f" {n % 50 + 1}^a" for n in range(12_000)) + " <!> 1m\n",
        "9999x\n- easy 1^a 2^b <!> 5s\n",
        "".join(f"- {'w' * 40} {1 + n % 7}s {50 + n * n % 41}% HR\n" for n in range(4_000)),
    ],
    ids=["many words", "words in many rounds", "long lines"],
)
def test_what_becomes_too_large_is_refused_or_can_be_read(text: str) -> None:
    assert_readable_or_refused(text.encode())


def block(name: str, **attributes: object) -> bytes:
    written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"<workout_file><workout><{name} {written}/></workout></workout_file>".encode()


@pytest.mark.parametrize("count", [10**9, 10**11, 5_001, 0, -1, "1e99", "inf", "nan", ""])
def test_intervals_without_end_are_refused(count: object) -> None:
    refused(block("IntervalsT", Repeat=count, OnDuration=1, OffDuration=1, OnPower=1, OffPower=0.5))


@pytest.mark.parametrize(
    "text", ["999999999x\n- 1s 70% HR\n", "10001x\n- 1s Z1\n", "0x\n- 1m Z1\n"]
)
def test_repeats_without_end_are_refused(text: str) -> None:
    refused(text.encode())


def fit(*steps: dict[StepField, int]) -> bytes:
    kinds = {StepField.DURATION_TYPE: Base.ENUM, StepField.TARGET_TYPE: Base.ENUM}
    messages = [
        (
            Message.WORKOUT_STEP,
            [Field(key, kinds.get(key, Base.UINT32), value) for key, value in step.items()],
        )
        for step in steps
    ]
    return fit_file(messages)


def minutes(number: int) -> dict[StepField, int]:
    return {StepField.DURATION_TYPE: DurationType.TIME, StepField.DURATION_VALUE: 60_000 * number}


def repeat(start: int, count: int) -> dict[StepField, int]:
    return {
        StepField.DURATION_TYPE: DurationType.REPEAT,
        StepField.DURATION_VALUE: start,
        StepField.TARGET_VALUE: count,
    }


WILD: dict[str, list[dict[StepField, int]]] = {
    "four thousand million rounds": [minutes(1), repeat(0, 4_000_000_000)],
    "doubled sixty times": [minutes(1), *(repeat(0, 2) for _ in range(60))],
    "a repeat of a repeat's end": [minutes(1), repeat(0, 1), repeat(1, 2)],
    "a repeat of what comes later": [minutes(1), repeat(5, 2)],
    "a repeat of itself": [repeat(0, 2)],
    "repeats that overlap": [minutes(1), minutes(1), repeat(0, 2), repeat(1, 2)],
    "no time": [minutes(0)],
    "more than a day": [minutes(60 * 25)],
    "a distance": [
        {StepField.DURATION_TYPE: DurationType.DISTANCE, StepField.DURATION_VALUE: 40_000}
    ],
    "too many steps": [minutes(1)] * 10_001,
    "nothing": [],
}


@pytest.mark.parametrize("name", WILD)
def test_fit_that_counts_wildly_or_says_nothing_is_refused(name: str) -> None:
    refused(fit(*WILD[name]))


def test_fit_that_is_a_recording_is_refused() -> None:
    refused(fit_file([(Message.FILE_ID, [Field(FileId.TYPE, Base.ENUM, 4)])]))


def test_many_repeats_of_nothing_are_read_in_time() -> None:
    steps = [minutes(1)] * 1_400
    with under_a_second():
        imported(fit(*steps[:1], *(repeat(0, 1) for _ in range(5_000)), *steps[1:]))


@pytest.fixture(scope="module")
def whole() -> bytes:
    text = 'title: x\nrepeat 3\n  1:00 hard\n  0:30 easy "Slowly"\n'
    session = read_workout(text.encode(), file="x", name="x").timeline
    assert session is not None
    return fit_workout(session, created=0)


def test_a_fit_file_cut_off_anywhere_is_refused(whole: bytes) -> None:
    assert imported(whole).text
    for length in range(len(whole)):
        refused(whole[:length])


def test_a_fit_file_with_any_byte_changed_is_refused(whole: bytes) -> None:
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        refused(bytes(changed))


def test_a_header_of_twelve_bytes_is_read(whole: bytes) -> None:
    short = bytes((12,)) + whole[1:12] + whole[14:-2]
    assert imported(short + crc(short).to_bytes(2, "little")).text


PIECES = (
    '- 10m 5x 1m30 30s 75% 75-80% HR LTHR Z2 220w ramp 90rpm 400mtr # " { } <!> 5^ warmup easy:'
)
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n- ", "\n\n"]) | st.text(max_size=5)


def assert_readable_or_refused(data: bytes) -> None:
    try:
        text = imported(data).text
    except RefusedError:
        return
    reading = read_workout(text.encode(), file="x", name="x")
    assert reading.diagnostics == (), text
    assert reading.timeline is not None


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300)
def test_any_text_is_refused_or_becomes_a_workout_without_a_mistake(text: str) -> None:
    assert_readable_or_refused(text.encode("utf-8", "replace"))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_become_a_workout(data: bytes) -> None:
    assert_readable_or_refused(data)
    assert_readable_or_refused(b"\x0e\x10\x00\x00\xff\xff\x00\x00.FIT" + data)


STEPS = st.dictionaries(
    st.sampled_from(
        [key for key in StepField if key not in (StepField.NAME, StepField.NOTES, StepField.INDEX)]
    ),
    st.integers(0, 20) | st.integers(0, 254),
)


@given(st.lists(STEPS, max_size=8))
@settings(max_examples=300)
def test_any_steps_are_refused_or_become_a_workout(steps: list[dict[StepField, int]]) -> None:
    assert_readable_or_refused(fit(*steps))
