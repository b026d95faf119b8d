"""intervals.icu texts and ZWO files as they are written."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.export.icu import icu_text, safe_text
from aquatimer.export.zwo import POWER_BY_STRAIN, zwo_text
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from tests.strategies import workouts

SPRINGBOARD = """\
The Springboard

Warmup
- Easy 10m 65-75% HR

Main set 10x
- Easy: Move out slowly and stretch the bungee 1m30s 65-75% HR
- Medium: Hold your medium marker 2m 87-92% HR
- Sprint: Reach for your sprint marker 1m 95-100% HR
- Rest: Let the bungee pull you back 1m 0-65% HR

Cooldown
- Easy 10m 65-75% HR
"""


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None
    return reading.timeline


def icu(body: str) -> str:
    return icu_text(timeline(f"title: x\n{body}")).removeprefix("x\n\n")


def test_the_springboard_for_intervals_icu(springboard: Timeline) -> None:
    assert icu_text(springboard) == SPRINGBOARD


def test_inner_repeats_are_unrolled_with_blank_lines_around_the_outer_one() -> None:
    body = "1:00 easy\nrepeat 3\n  repeat 2\n    1:00 hard\n  2:00 rest\n1:00 easy\n"
    hard, rest, easy = "- Hard 1m 92-95% HR", "- Rest 2m 0-65% HR", "- Easy 1m 65-75% HR"
    assert icu(body) == f"{easy}\n\n3x\n{hard}\n{hard}\n{rest}\n\n{easy}\n"


def test_prompts_stand_at_their_seconds() -> None:
    body = 'say "Ready"\n2:00 easy "Go"\n  at 0:33 "Second"\n  at -0:30 "Nearly"\n'
    assert icu(body) == "- Easy: Go 0^Ready 33^Second 90^Nearly <!> 2m 65-75% HR\n"


def test_rounds_with_words_of_their_own_are_written_out() -> None:
    body = 'repeat 2\n  1:00 easy\n    at half "Round {round}"\n'
    assert icu(body).count("<!>") == 2


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("1:05:30 easy", "- Easy 1h5m30s 65-75% HR"),
        ("2.5s easy", "- Easy 3s 65-75% HR"),
        ("1:00 easy @ 70%", "- Easy 1m 70% HR"),
        ("1:00 easy @ cadence 76-80", "- Easy 1m 65-75% HR 76-80rpm"),
        ("1:00 easy @ rpe 7", "- Easy @ rpe 7 1m 65-75% HR"),
        ("1:00 hard @ 150-160 bpm", "- Hard @ 150-160 bpm 1m"),
        ("15 reps every 4s strength", "- Strength (15 reps) 1m"),
        ("wait or 2:00", "- Wait 2m 0-65% HR"),
    ],
)
def test_a_line_becomes_a_step(line: str, step: str) -> None:
    assert icu(f"{line}\n") == f"{step}\n"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("hold 30s at 90%", "hold 30 s at 90 %"),
        ("5x fast, then Z2", "5 x fast, then Z 2"),
        ("1:30 is long", "1.30 is long"),
        ("ramp it up, freeride", "build it up, free ride"),
        ("10' and 400mtr at 220W", "10 ' and 400 mtr at 220 W"),
        ("33^now <!> go", "33 now go"),
        ("press lap", "press the lap"),
        ("Move out slowly", "Move out slowly"),
    ],
)
def test_a_cue_text_is_made_safe(text: str, safe: str) -> None:
    assert safe_text(text) == safe


READS_AS_MORE = re.compile(
    r"\d+(\.\d+)?(h|m|s|km|mi|mtr|x|w|%|rpm)\b|\d['\"%]|\bz\d|\d+\^|<!>|\bramp\b|freeride",
    re.ASCII | re.IGNORECASE,
)


@given(st.text(st.sampled_from("0123456789:hmsxwzZ%'\"^<!> rampfeidkt-"), max_size=30))
def test_nothing_in_a_safe_text_reads_as_more(text: str) -> None:
    safe = safe_text(text)
    assert READS_AS_MORE.search(safe) is None
    assert safe_text(safe) == safe


def test_a_title_is_neither_a_step_nor_a_repeat() -> None:
    assert icu_text(timeline("title: - 5x hard\n1:00 easy\n")).startswith("5 x hard\n\n- Easy")


ZWO = """\
<Warmup Duration="60" PowerLow="0.55" PowerHigh="0.55">\
<textevent timeoffset="0" message="Easy"/></Warmup>
<SteadyState Duration="30" Power="1.3">\
<textevent timeoffset="0" message="Sprint @ rpe 9: &lt;Go&gt;"/>\
<textevent timeoffset="15" message="Half"/></SteadyState>
<FreeRide Duration="30"><textevent timeoffset="0" message="Drill"/></FreeRide>
"""


def test_blocks_of_zwo_tell_the_effort_first() -> None:
    body = 'warmup 1:00 easy\n0:30 sprint "<Go>" @ rpe 9\n  at half "Half"\n0:30 drill\n'
    assert ZWO in zwo_text(timeline(f"title: x\n{body}"))


def test_harder_efforts_have_more_power() -> None:
    assert list(POWER_BY_STRAIN) == sorted(set(POWER_BY_STRAIN))


@given(workouts().filter(lambda text: "wait" not in text))
@settings(max_examples=30)
def test_every_zwo_is_xml_whose_blocks_last_as_long(text: str) -> None:
    session = timeline(text)
    workout = fromstring(zwo_text(session)).find("workout")  # noqa: S314 - our own writing
    assert workout is not None
    lasting = [int(block.get("Duration", "")) for block in workout]
    assert lasting == [max(1, (one.duration + 500) // 1000) for one in session.segments]
