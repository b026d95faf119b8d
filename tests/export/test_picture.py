"""The profile as a picture: whole, legible on a telephone, and only ever a picture."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings

from aquatimer.export.looks import COLOURS, Look, luminance
from aquatimer.export.picture import SIDE, SMALLEST, picture
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from tests.strategies import workouts

SVG = "{http://www.w3.org/2000/svg}"


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None, reading.diagnostics
    return reading.timeline


def drawn(text: str, look: Look = Look.DARK) -> Element:
    return fromstring(picture(timeline(text), look))  # noqa: S314 - our own writing


def texts(svg: Element) -> Iterator[Element]:
    return svg.iter(f"{SVG}text")


def said(svg: Element) -> list[str]:
    return [one.text or "" for one in texts(svg)]


def test_the_springboard_is_told_with_its_rounds_efforts_and_totals(springboard: Timeline) -> None:
    svg = fromstring(picture(springboard))  # noqa: S314 - our own writing
    words = said(svg)
    assert words[:2] == ["The Springboard", "1:15:00 · hard · belt, bungee"]
    assert "10 × 5:30" in words
    legend = words[words.index("sprint") :]
    assert legend[:4] == ["sprint", "95-100 %", "10:00", "13 %"]
    assert [word for word in legend if word in BUILT_IN] == ["sprint", "medium", "easy", "rest"]
    assert [word for word in words if word.isdigit()] == ["0", "15", "30", "45", "60", "75"]


def test_a_bar_is_as_wide_as_its_time_and_as_high_as_its_strain() -> None:
    svg = drawn("title: x\n1:00 rest\n3:00 sprint\n")
    _, rest, sprint, *_ = svg.iter(f"{SVG}rect")
    assert (rest.get("x"), rest.get("width")) == ("60", "238")
    assert (sprint.get("x"), sprint.get("width")) == ("300", "718")
    assert float(sprint.get("height", "")) == pytest.approx(6 * float(rest.get("height", "")), 0.01)


def test_a_title_of_markup_stays_text() -> None:
    title = "</title><script>alert(1)</script> & \"quotes\" 'too'"
    svg = drawn(f"title: {title}\n1:00 easy <b>\n".replace(" <b>", ' "<b>"'))
    assert svg.find(f"{SVG}title") is not None
    assert svg.findtext(f"{SVG}title") == title
    assert [one for one in svg.iter() if "script" in str(one.tag)] == []


@given(workouts())
@settings(max_examples=30)
def test_every_session_is_a_picture_that_stays_on_its_square(text: str) -> None:
    svg = drawn(text)
    for one in texts(svg):
        assert float(one.get("font-size", "")) >= SMALLEST
        assert 0 < float(one.get("x", "")) < SIDE
        assert 0 < float(one.get("y", "")) < SIDE
    for one in svg.iter(f"{SVG}rect"):
        x, width = float(one.get("x", "")), float(one.get("width", ""))
        assert x >= 0
        assert x + width <= SIDE + 0.01


def test_ten_thousand_segments_make_no_more_bars_than_can_be_seen() -> None:
    text = "title: x\nrepeat 2500\n  1s easy\n  1s sprint\n  1s rest\n  1s hard\n"
    assert len(picture(timeline(text))) < 200_000


def test_more_efforts_than_there_is_room_for_are_counted() -> None:
    own = "".join(f"effort own{number} = {50 + number}%\n" for number in range(12))
    used = "".join(f"1:00 own{number}\n" for number in range(12))
    assert "and 5 more" in said(drawn(f"title: x\n{own}{used}"))


def test_a_session_that_waits_only_has_no_chart() -> None:
    assert said(drawn("title: x\nwait\n"))[:2] == ["x", "0:00"]


@pytest.mark.parametrize("look", list(Look))
def test_bars_and_words_stand_out_from_the_ground(look: Look) -> None:
    colours = COLOURS[look]
    for colour in map(colours.of, BUILT_IN.values()):
        assert contrast(colour, colours.ground) >= 3
        assert contrast(colour, colours.on_bars) >= 4.5
    for colour in (colours.ink, colours.quiet):
        assert contrast(colour, colours.ground) >= 4.5


def test_the_looks_differ_in_their_colours_only(springboard: Timeline) -> None:
    dark, light = (
        re.sub("#[0-9a-f]{6}", "", picture(springboard, look)) for look in (Look.DARK, Look.LIGHT)
    )
    assert dark == light


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
