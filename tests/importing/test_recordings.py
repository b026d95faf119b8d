"""Recordings of watches and straps: what is in them is read, and what is wrong is said."""

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.export.fit import fit_workout
from aquatimer.importing.recorded import MOST_READINGS, Recorded
from aquatimer.importing.recording_fit import EPOCH
from aquatimer.importing.recordings import MOST_BYTES, read_recording
from aquatimer.importing.steps import RefusedError
from aquatimer.units.fit import crc
from aquatimer.units.recording import BELIEVED, Reading, Recording
from tests.plan.sessions import read
from tests.recordings import BEGAN, fit_by_fit_tool, fit_by_garmin, table, tcx

BEATS = [(0, 98), (1, 99), (3, 104), (4, None), (9, 130)]
READ = Recording((Reading(0, 98), Reading(1_000, 99), Reading(3_000, 104), Reading(9_000, 130)))
NAIVE = BEGAN.replace(tzinfo=None)
LONG = [(second, 100 + second % 80) for second in range(60)]


def refused(data: bytes) -> str:
    start = time.process_time()
    with pytest.raises(RefusedError) as error:
        read_recording(data)
    assert time.process_time() - start < 2
    (reason,) = error.value.reasons
    return reason


@pytest.mark.parametrize("write", [fit_by_fit_tool, fit_by_garmin, tcx])
def test_what_others_write_is_read_with_its_date(write: object) -> None:
    assert callable(write)
    assert read_recording(write(BEATS)) == Recorded(READ, BEGAN)


@pytest.mark.parametrize(
    ("heading", "rows", "delimiter"),
    [
        ("seconds,hr", [(0, 98), (1, 99), (3, 104), (4, ""), (9, 130)], ","),
        ("Time;Heart Rate (bpm)", [("0:00", 98), ("0:01", 99), ("0:03", 104), ("0:09", 130)], ";"),
        ("heart_rate\telapsed time", [(98, 5), (99, "6,0"), (104, 8), (130, 14)], "\t"),
        ("Zeit;Puls;Max HR", [("7,5", "98,2", 1), ("8,5", 99, 1), ("10,5", 104, 1), ("16,5", 130, 1)], ";"),  # noqa: E501 - a table
    ],
)  # fmt: skip
def test_a_table_is_read_whatever_its_columns_are_called(
    heading: str, rows: list[tuple[object, ...]], delimiter: str
) -> None:
    assert read_recording(table(heading, rows, delimiter)) == Recorded(READ, None)


@pytest.mark.parametrize(
    ("heading", "times", "began"),
    [
        ("timestamp,bpm", ["2026-03-04T18:30:05Z", "2026-03-04T18:30:08Z"], BEGAN),
        ("timestamp,bpm", ["2026-03-04 19:30:05+01:00", "2026-03-04 19:30:08+01:00"], BEGAN),
        ("date time,bpm", ["2026-03-04 18:30:05", "2026-03-04 18:30:08"], NAIVE),
        ("time,bpm", [int(BEGAN.timestamp()), int(BEGAN.timestamp()) + 3], BEGAN),
        ("time,bpm", [int(BEGAN.timestamp() * 1000), int(BEGAN.timestamp() * 1000) + 3000], BEGAN),
        ("time,bpm", ["0001-01-01T00:00:00", "0001-01-01T00:00:03"], None),
    ],
)  # fmt: skip
def test_a_table_with_dates_has_a_beginning(
    heading: str, times: list[object], began: datetime | None
) -> None:
    found = read_recording(table(heading, [(at, 120) for at in times]))
    assert found.began == began
    assert found.recording.duration == 3_000


def test_a_table_that_begins_with_other_things_is_read_from_its_heading_on() -> None:
    polar = (
        b"Name,Sport,Date\nIda,OTHER,04-03-2026\nSample rate,Time,HR (bpm),Pace\n"
        b"1,0:00:00,98,\n,0:00:01,99,\n,0:00:03,104,\n,0:00:09,130,\n"
    )
    assert read_recording(polar).recording == READ


def test_without_times_there_is_one_reading_a_second() -> None:
    found = read_recording(b"bpm\n100\n101\n102\n")
    assert found.recording.readings[-1] == Reading(2_000, 102)


def checked(content: bytes) -> bytes:
    """A FIT file around messages, with header and checksum."""
    head = bytes([14, 0x20]) + (2100).to_bytes(2, "little") + len(content).to_bytes(4, "little")
    head += b".FIT"
    whole = head + crc(head).to_bytes(2, "little") + content
    return whole + crc(whole).to_bytes(2, "little")


def test_a_time_in_the_head_of_a_message_counts() -> None:
    """Compressed timestamps: the last five bits, going on from the last whole one."""
    start = 1_000_000_029
    with_time = bytes([0x40, 0, 0, 20, 0, 2, 253, 4, 0x86, 3, 1, 0x02])
    without = bytes([0x41, 0, 0, 20, 0, 1, 3, 1, 0x02])
    first = bytes([0x00, *start.to_bytes(4, "little"), 98])
    later = [
        bytes([0x80 | 0x20 | (start + ahead) & 0x1F, bpm]) for ahead, bpm in ((1, 99), (4, 104))
    ]
    data = checked(b"".join([with_time, first, without, *later]))
    found = read_recording(data)
    assert [(one.at, one.bpm) for one in found.recording.readings] == [
        (0, 98),
        (1_000, 99),
        (4_000, 104),
    ]
    assert found.began == EPOCH + timedelta(seconds=start)


def test_readings_that_no_heart_has_are_left_out_and_told() -> None:
    found = read_recording(fit_by_garmin([(0, 98), (1, 0), (2, 254), (3, 104)]))
    assert found.recording == Recording((Reading(0, 98), Reading(3_000, 104)))
    assert found.remarks == ("Left out 2 readings outside 25 to 250 beats a minute.",)


def test_a_clock_that_goes_back_and_a_gap_are_told() -> None:
    found = read_recording(tcx([(0, 98), (100, 99), (50, 97), (101, 104), (170, 104)]))
    assert [one.at for one in found.recording.readings] == [0, 100_000, 101_000, 170_000]
    assert found.remarks == (
        "Left out one reading where the clock of the recording goes back.",
        "There is no heart rate for 2:49 of the recording.",
    )


def test_a_clock_that_jumps_over_days_is_refused() -> None:
    assert "goes over 48 hours: its clock jumps" in refused(tcx([(0, 98), (48 * 3600, 99)]))
    assert "runs backwards" in refused(tcx([(-second, 98) for second in range(9)] + [(1, 99)]))


def test_a_million_rows_are_refused_at_once() -> None:
    rows = b"seconds,hr\n" + b"".join(b"%d,120\n" % second for second in range(1_000_000))
    assert refused(rows).startswith(f"The recording has more than {MOST_READINGS:,} readings")
    assert "larger than 24 MiB" in refused(b"x" * (MOST_BYTES + 1))


def test_a_million_rows_without_a_time_take_no_time_either() -> None:
    assert "more than 100,000 readings" in refused(b"time,hr\n" + b"later,120\n" * 1_000_000)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><TrainingCenterDatabase>&a11;</TrainingCenterDatabase>"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \n", "The file is empty."),
        (BOMB.encode(), "defines entities of its own"),
        (b"<gpx></gpx>", "does not begin as TCX"),
        (tcx(LONG)[:-400], "not whole XML"),
        (tcx([]), "There is no heart rate in the file. Was the strap"),
        (fit_by_garmin(LONG)[:-30], "cut off"),
        (fit_by_garmin(LONG)[:80] + b"\0" + fit_by_garmin(LONG)[81:], "checksum"),
        (fit_by_garmin([(0, None), (1, None)]), "There is no heart rate in the file."),
        (fit_by_garmin([(0, 0), (1, 255), (2, 254)]), "All 2 it has are beyond what a heart does."),
        (b"\x00\x01\x02" * 99, "no table, no TCX and no FIT"),
        (b"Dear diary,\ntoday I swam.\n", "no column of heart rates"),
        (b"hr,time\n", "There is no heart rate in the file."),
    ],
)
def test_a_file_that_is_no_recording_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_a_workout_is_not_taken_for_a_recording() -> None:
    workout = fit_workout(read("title: x\n1:00 easy\n"), created=1)
    assert "'aquatimer import' takes workouts" in refused(workout)


WHOLE = (fit_by_fit_tool(LONG), fit_by_garmin(LONG), tcx(LONG), table("time,hr", LONG))


@given(st.data())
def test_any_bytes_end_in_a_recording_or_in_a_reason(data: st.DataObject) -> None:
    """Whole files with bytes changed, cut out and doubled, and bytes of no file at all."""
    whole = data.draw(st.sampled_from((*WHOLE, b"")))
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    broken = whole[:begin] + data.draw(st.binary(max_size=40)) + whole[end:]
    if data.draw(st.booleans()):
        broken = checked(broken[14:-2])
    try:
        found = read_recording(broken)
    except RefusedError as refusal:
        told = refusal.reasons
    else:
        told = ()
        check(found.recording)
    assert all(reason.endswith((".", "?")) for reason in told)


def check(recording: Recording) -> None:
    times = [one.at for one in recording.readings]
    assert times[0] == 0
    assert times == sorted(set(times))
    assert recording.duration <= timedelta(hours=24) / timedelta(milliseconds=1)
    low, high = BELIEVED
    assert all(low <= one.bpm <= high for one in recording.readings)
