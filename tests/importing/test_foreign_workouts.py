"""Workouts as other programs write them, and what of them is kept, told or refused."""

import pytest

from aquatimer.export.fit_encoding import Field, fit_file
from aquatimer.importing.reading import Imported, import_workout
from aquatimer.importing.steps import RefusedError
from aquatimer.units.fit import Base, DurationType, Intensity, Message, StepField, TargetType
from tests.importing.zones import ZONES


def imported(text: str | bytes, hr_max: int | None = None) -> Imported:
    data = text.encode() if isinstance(text, str) else text
    return import_workout(data, name="tuesday", zones=ZONES, hr_max=hr_max)


ICU = """\
Tuesday threshold

Warmup
- 10m ramp 50%-75%
- Legs loose 5m Z2 HR

Main Set 4x
- First 33^Second prompt <!> 10m 90-95% LTHR
- 1m30 220w press lap

Strides
- 1h 75-80% HR

Cooldown
- 5' 60%
"""
FROM_ICU = """\
title: Tuesday threshold

warmup 10:00 easy  # ramp 50%-75%
warmup 5:00 easy "Legs loose"  # Z2 HR

repeat 4
  10:00 steady "First"  # 90-95% LTHR
    at 0:33 "Second prompt"
  1:30 steady  # 220w press lap

# Strides
1:00:00 steady @ 75-80%

cooldown 5:00 easy  # 60%
"""


def test_a_text_of_intervals_icu() -> None:
    found = imported(ICU)
    assert found.text == FROM_ICU
    assert found.losses == (
        "Line 4: ramp 50%-75% became easy.",
        "Line 5: Z2 HR became easy.",
        "Line 8: 90-95% LTHR became steady.",
        "Line 9: 220w press lap became steady.",
        "Line 15: 60% became easy.",
    )


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("- 1m30 75% HR", "1:30 steady @ 75%"),
        ("- 1m30s 87-92% HR", "1:30 medium"),
        ("- 1'30\" 95-100% HR", "1:30 sprint"),
        ("- 1h 10m 30s 70% HR", "1:10:30 easy @ 70%"),
        ("- Go! 2m 92-95% hr 90rpm", '2:00 hard "Go!" @ cadence 90'),
        ("- 2m", "2:00 steady"),
        ("- 2m freeride", "2:00 steady  # freeride"),
        ("- 0.5h 65-75% HR", "30:00 easy"),
    ],
)
def test_a_step_becomes_a_line(step: str, line: str) -> None:
    assert imported(f"{step}\n").text == f"title: tuesday\n\n{line}\n"


def test_distances_are_refused_line_by_line() -> None:
    with pytest.raises(RefusedError) as refused:
        imported("- 400mtr 90% Pace\n- 1m Z2\n- 2km Z1\n- sprint\n")
    assert refused.value.reasons == (
        "Line 1: 400mtr is a distance, and in the water there are none.",
        "Line 3: 2km is a distance, and in the water there are none.",
        "Line 4: this step has no time, such as 1m30s.",
    )


# A block of each kind that public descriptions of the format name.
ZWO = """\
<workout_file>
  <author>A. Coach</author>
  <name>Over &amp; under</name>
  <description>Two kinds
    of everything.</description>
  <sportType>bike</sportType>
  <tags><tag name="indoor"/><tag name="hard, long"/></tags>
  <workout>
    <Warmup Duration="600" PowerLow="0.25" PowerHigh="0.75" pace="0">
      <textevent timeoffset="0" message="Welcome"/>
      <textevent timeoffset="300" message="Halfway there"/>
    </Warmup>
    <SteadyState Duration="300" Power="0.88" Cadence="90"/>
    <IntervalsT Repeat="3" OnDuration="60" OffDuration="30" OnPower="1.2" OffPower="0.5"/>
    <Ramp Duration="120" PowerLow="0.6" PowerHigh="1.0"/>
    <FreeRide Duration="180" FlatRoad="1"/>
    <MaxEffort Duration="20"/>
    <Cooldown Duration="300" PowerLow="0.65" PowerHigh="0.35"/>
  </workout>
</workout_file>
"""
FROM_ZWO = """\
title: Over & under
about: Two kinds of everything.
author: A. Coach
tags: indoor, hard long

warmup 10:00 easy "Welcome"  # a ramp from 25 to 75 % of threshold power
  at 5:00 "Halfway there"

5:00 medium  # 88 % of threshold power

repeat 3
  1:00 sprint  # 120 % of threshold power
  0:30 easy  # 50 % of threshold power

2:00 steady  # a ramp from 60 to 100 % of threshold power
3:00 easy  # a free ride
0:20 sprint  # a maximum effort

cooldown 5:00 easy  # a ramp from 65 to 35 % of threshold power
"""


def test_zwo_with_a_block_of_each_kind() -> None:
    found = imported(ZWO)
    assert found.text == FROM_ZWO
    assert found.losses[0] == ("Block 1: a ramp from 25 to 75 % of threshold power became easy.")
    assert len(found.losses) == 8


def test_words_within_intervals_of_zwo_stand_in_their_rounds() -> None:
    found = imported(
        "<workout_file><workout>"
        '<IntervalsT Repeat="2" OnDuration="60" OffDuration="30" OnPower="1" OffPower="0.5">'
        '<textevent timeoffset="70" message="Breathe"/></IntervalsT>'
        "</workout></workout_file>"
    )
    lines = [line.partition("  #")[0] for line in found.text.splitlines()[2:]]
    assert lines == ["1:00 hard", "0:30 easy", '  at 0:10 "Breathe"', "1:00 hard", "0:30 easy"]


def test_an_unknown_block_of_zwo_is_refused() -> None:
    with pytest.raises(RefusedError, match="Block 1 is 'Swim'"):
        imported('<workout_file><workout><Swim Duration="60"/></workout></workout_file>')


def fit(**fields: int | str) -> bytes:
    kinds = {"DURATION_TYPE": Base.ENUM, "TARGET_TYPE": Base.ENUM, "INTENSITY": Base.ENUM}
    return fit_file(
        [
            (
                Message.WORKOUT_STEP,
                [
                    Field(
                        StepField[name],
                        Base.STRING if isinstance(value, str) else kinds.get(name, Base.UINT32),
                        value,
                    )
                    for name, value in fields.items()
                ],
            )
        ]
    )


def minute(kind: TargetType, value: int = 0, low: int = 0, high: int = 0) -> bytes:
    return fit(
        DURATION_TYPE=DurationType.TIME,
        DURATION_VALUE=60_000,
        TARGET_TYPE=kind,
        TARGET_VALUE=value,
        TARGET_LOW=low,
        TARGET_HIGH=high,
    )


HEART, POWER = TargetType.HEART_RATE, TargetType.POWER


@pytest.mark.parametrize(
    ("data", "hr_max", "line"),
    [
        (minute(HEART, 0, 87, 92), None, "1:00 medium"),
        (minute(HEART, 0, 95, 99), None, "1:00 sprint"),
        (minute(HEART, 0, 80, 85), None, "1:00 steady @ 80-85%"),
        (minute(HEART, 0, 250, 258), None, "1:00 steady @ 150-158 bpm"),
        (minute(HEART, 0, 250, 258), 172, "1:00 medium"),
        (minute(HEART, 4), None, "1:00 medium  # heart rate zone 4"),
        (minute(POWER, 0, 1220, 1240), None, "1:00 steady  # 220-240 watts"),
        (minute(POWER, 0, 100, 110), None, "1:00 hard  # 100-110 % of threshold power"),
        (minute(TargetType.CADENCE, 0, 76, 80), None, "1:00 steady @ cadence 76-80"),
        (minute(TargetType.OPEN), None, "1:00 steady"),
        (
            fit(DURATION_TYPE=DurationType.OPEN, NAME="Swim over", INTENSITY=Intensity.REST),
            None,
            'wait "Swim over"  # rest, until the lap button',
        ),
        (
            fit(DURATION_TYPE=DurationType.TIME, DURATION_VALUE=60_000, NOTES="Easy {now}"),
            None,
            '1:00 steady "Easy {{now}}"',
        ),
    ],
)
def test_a_step_of_a_watch(data: bytes, hr_max: int | None, line: str) -> None:
    assert imported(data, hr_max).text == f"title: tuesday\n\n{line}\n"


def test_a_distance_on_a_watch_is_refused() -> None:
    with pytest.raises(RefusedError, match="Step 1 is 400 metres long"):
        imported(fit(DURATION_TYPE=DurationType.DISTANCE, DURATION_VALUE=40_000))
