"""FIT workouts, judged by other people's decoders."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import pytest
from fit_tool.fit_file import FitFile
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from garmin_fit_sdk import Decoder, Stream
from hypothesis import given, settings

from aquatimer.export.fit import NAME_BYTES, cut_bytes, fit_workout
from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from tests.strategies import workouts

NOW = 1_100_000_000
Messages = Mapping[str, Sequence[Mapping[str, Any]]]


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None
    return reading.timeline


def decoded(session: Timeline) -> Messages:
    """What Garmin's own decoder reads, without an error."""
    content = bytearray(fit_workout(session, created=NOW))
    assert Decoder(Stream.from_byte_array(content)).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(content)).read()
    assert errors == []
    return cast("Messages", messages)


def unrolled(steps: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Play the steps as a watch does; repeats hold no repeats here."""
    played: list[Mapping[str, Any]] = []
    for step in steps:
        if step["duration_type"] == "repeat_until_steps_cmplt":
            once = steps[step["duration_step"] : step["message_index"]]
            played += list(once) * (step["repeat_steps"] - 1)
        else:
            played.append(step)
    yield from played


def seconds(session: Timeline) -> list[float]:
    return [segment.duration / 1000 for segment in session.segments]


def test_the_springboard_is_seven_steps_that_last_as_long(springboard: Timeline) -> None:
    messages = decoded(springboard)
    (file_id,), (workout,) = messages["file_id_mesgs"], messages["workout_mesgs"]
    assert file_id["type"] == "workout"
    assert (workout["wkt_name"], workout["sport"]) == ("The Springboard", "running")
    steps = messages["workout_step_mesgs"]
    assert workout["num_valid_steps"] == len(steps) == 7
    assert [step["message_index"] for step in steps] == list(range(7))
    assert [step["duration_time"] for step in unrolled(steps)] == seconds(springboard)
    assert steps[0]["intensity"] == "warmup"
    assert steps[3]["wkt_step_name"] == "sprint"
    assert steps[3]["notes"] == "Reach for your sprint marker"


@given(workouts())
@settings(max_examples=60)
def test_every_session_is_read_by_both_decoders_and_unrolls_to_its_seconds(text: str) -> None:
    session = timeline(text)
    steps = list(unrolled(decoded(session)["workout_step_mesgs"]))
    lasting = [segment.duration for segment in session.segments if segment.duration]
    assert [round(1000 * step["duration_time"]) for step in steps if "duration_time" in step] == (
        lasting
    )
    assert len(steps) == len(session.segments)
    other = FitFile.from_bytes(fit_workout(session, created=NOW))
    messages = [record.message for record in other.records]
    read = [one for one in messages if isinstance(one, WorkoutStepMessage)]
    assert len(read) == len(decoded(session)["workout_step_mesgs"])


def target_of(text: str, hr_max: int | None = None) -> tuple[object, ...]:
    session = timeline(f"title: x\n{text}\n")
    session = for_athlete(session, Athlete(hr_max))
    (step,) = decoded(session)["workout_step_mesgs"]
    ends = (step.get("custom_target_value_low"), step.get("custom_target_value_high"))
    return (step["target_type"], *ends)


@pytest.mark.parametrize(
    ("text", "hr_max", "target"),
    [
        ("1:00 medium", None, ("heart_rate", 87, 92)),
        ("1:00 sprint", None, ("heart_rate", 95, 99)),
        ("1:00 easy @ 100%", None, ("heart_rate", 99, 99)),
        ("1:00 medium", 172, ("heart_rate", 250, 258)),
        ("1:00 sprint", 172, ("heart_rate", 263, 272)),
        ("1:00 rest", 172, ("heart_rate", 101, 212)),
        ("0:30 medium", None, ("heart_rate", 87, 92)),
        ("1:00 hard @ 150-160 bpm", None, ("heart_rate", 250, 260)),
        ("1:00 drill @ cadence 76-80", None, ("cadence", 76, 80)),
        ("1:00 drill", None, ("open", None, None)),
    ],
)
def test_a_target_is_percent_or_beats_above_a_hundred(
    text: str, hr_max: int | None, target: tuple[object, ...]
) -> None:
    assert target_of(text, hr_max) == target


def test_a_session_in_beats_has_no_target_in_steps_under_a_minute() -> None:
    session = for_athlete(timeline("title: x\n1:00 easy\n30s sprint\n"), Athlete(172))
    one, other = decoded(session)["workout_step_mesgs"]
    assert (one["target_type"], other["target_type"]) == ("heart_rate", "open")


def test_inner_repeats_are_unrolled_and_the_outer_one_is_kept() -> None:
    session = timeline("title: x\nrepeat 3\n  repeat 2\n    1:00 hard\n    30s easy\n  2:00 rest\n")
    steps = decoded(session)["workout_step_mesgs"]
    assert [step["wkt_step_name"] for step in steps[:-1]] == [*["hard", "easy"] * 2, "rest"]
    assert (steps[-1]["duration_step"], steps[-1]["repeat_steps"]) == (0, 3)


def test_a_wait_goes_on_with_the_lap_button_unless_it_has_a_time() -> None:
    endless, ending = decoded(timeline("title: x\nwait\nwait or 2:00\n"))["workout_step_mesgs"]
    assert endless["duration_type"] == "open"
    assert ending["duration_time"] == 120


def test_a_file_says_when_it_was_made_and_which_it_is(springboard: Timeline) -> None:
    (one,) = decoded(springboard)["file_id_mesgs"]
    (other,) = decoded(timeline("title: x\n1:00 easy\n"))["file_id_mesgs"]
    assert one["time_created"].year == 2024
    assert one["serial_number"] != other["serial_number"]
    assert fit_workout(springboard, created=NOW) == fit_workout(springboard, created=NOW)


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Springboard", 20, "Springboard"),
        ("Race simulation, long", 17, "Race simulation"),
        ("Race simulation long", 15, "Race simulation"),
        ("Race simulation", 12, "Race simulat"),
        ("Überanstrengungsübung", 10, "Überanstr"),
        ("ÄÖÜ", 5, "ÄÖ"),
        ("水中走", 7, "水中"),
    ],
)
def test_a_name_is_cut_at_a_word_and_never_within_a_letter(text: str, most: int, cut: str) -> None:
    assert cut_bytes(text, most) == cut


def test_a_long_title_fits() -> None:
    title = "A very long title of a session that no watch in the world can show as a whole"
    (workout,) = decoded(timeline(f"title: {title}\n1:00 easy\n"))["workout_mesgs"]
    assert title.startswith(workout["wkt_name"])
    assert len(workout["wkt_name"]) <= NAME_BYTES
