"""Warnings: what is right, but perhaps not meant."""

import pytest

from aquatimer.audio.tones import tone
from aquatimer.plan.checks import warnings_about
from aquatimer.plan.cues import USUAL_TONES
from aquatimer.plan.reading import read_workout

WHOLE = "title: T\nwarmup 5:00 easy\n{}\ncooldown 5:00 easy\n"


def told(text: str) -> list[tuple[int, int, str]]:
    reading = read_workout(text.encode(), file="t.aqua", name="t")
    assert reading.diagnostics == ()
    return [(one.line, one.column, one.code) for one in warnings_about(reading)]


def test_a_whole_session_has_no_warnings() -> None:
    assert told(WHOLE.format("1:00 hard")) == []


def test_no_warm_up_and_no_cool_down() -> None:
    assert told("title: T\n\n1:00 hard\n") == [(1, 1, "no-warm-up"), (1, 1, "no-cool-down")]


def test_stretching_and_strength_work_on_dry_land_need_neither() -> None:
    assert told("title: T\n15 reps every 5s strength\n0:20 rest\n0:15 stretch\n") == []


def test_a_sprint_longer_than_three_minutes_is_told_once_a_line() -> None:
    text = WHOLE.format("repeat 2\n  3:00 sprint\n  3:00.1 sprint\n  1:00 rest")
    assert told(text.replace("3:00.1", "181s")) == [(5, 3, "long-sprint")]


@pytest.mark.parametrize(
    "use",
    [
        "repeat n\n  1:00 hard",
        "n * 10s hard",
        '1:00 hard "of {n}"',
        'repeat 2\n  1:00 hard\n    at half "{n}"',
        "for work in 10s, n * 10s\n  work hard",
        "n reps every 4s drill",
    ],
)
def test_an_option_is_used_wherever_its_name_stands(use: str) -> None:
    assert told(WHOLE.format(f"option n from 2 to 4 = 3\n{use}")) == []


def test_an_unused_option() -> None:
    text = WHOLE.format("option n from 2 to 4 = 3\n1:00 hard")
    assert told(text) == [(3, 8, "unused-option")]


def test_a_cue_that_cannot_be_heard_in_its_room() -> None:
    text = WHOLE.format('1:00 hard\n  at -0:02 "Go"')
    reading = read_workout(text.encode(), file="t.aqua", name="t")
    (warning,) = warnings_about(reading)
    assert (warning.line, warning.code, warning.severity) == (4, "unheard", "warning")
    assert warning.message == '"Go" is not spoken.'
    assert warning.hint


def test_a_label_that_the_voice_will_not_finish() -> None:
    text = WHOLE.format(f'0:20 hard "{"9 " * 50}"')
    assert told(text) == [(3, 1, "unheard")]


def test_of_a_wrong_workout_nothing_more_is_said() -> None:
    reading = read_workout(b"title: T\n1:00 hrd\n", file="t.aqua", name="t")
    assert warnings_about(reading) == ()


def test_the_usual_tones_are_the_shipped_ones() -> None:
    assert {sound: tone(sound).duration for sound in USUAL_TONES} == USUAL_TONES
