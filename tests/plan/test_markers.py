"""Bungee markers: what the coach says of them to an athlete who knows where they are."""

import pytest

from aquatimer.plan.athlete import Athlete, for_athlete, held_markers, marked_label
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.markers import Marker
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.plan.timeline import Timeline
from tests.plan.sessions import read
from tests.plan.telling import plan_of

THIRD = Marker("third tile from the ladder", age=3)


def hers(text: str, *, tags: str = "hard", **markers: Marker) -> Timeline:
    timeline = read(f"title: Made\ngear: belt, bungee\ntags: {tags}\n{text}")
    return for_athlete(timeline, Athlete(markers=markers or {"sprint": THIRD}))


def said(
    timeline: Timeline, verbosity: Verbosity = Verbosity.COACH, phrases: Phrases = ENGLISH
) -> list[str]:
    cues = plan_of(timeline, verbosity, phrases).cues
    return [cue.text for cue in cues if cue.text and cue.name in {"start", "say"}]


@pytest.mark.parametrize(
    ("interval", "told"),
    [
        (
            '1:00 sprint "Reach for your sprint marker"',
            "Sprint. One minute. Reach for your sprint marker: third tile from the ladder.",
        ),
        (
            '1:00 sprint "Hands as blades!"',
            "Sprint. One minute. Hands as blades! Sprint marker: third tile from the ladder.",
        ),
        ("0:30 sprint", "Sprint. Thirty seconds. Sprint marker: third tile from the ladder."),
        ('1:00 medium "Hold your medium marker"', "Medium. One minute. Hold your medium marker."),
        ("0:10 sprint", "Sprint."),
    ],
)
def test_the_start_leads_on_to_where_the_marker_is(interval: str, told: str) -> None:
    assert told in said(hers(interval))


def test_in_german_it_has_its_german_name_but_a_label_may_have_the_other() -> None:
    text = '0:30 sprint\n1:00 sprint "An die Sprintmarke"\n1:00 sprint "To the sprint marker"\n'
    assert said(hers(text, sprint=Marker("dritte Kachel")), phrases=GERMAN) == [
        "Sprint. Dreißig Sekunden. Sprintmarke: dritte Kachel.",
        "Sprint. Eine Minute. An die Sprintmarke: dritte Kachel.",
        "Sprint. Eine Minute. To the sprint marker: dritte Kachel.",
    ]


def test_where_there_is_no_room_for_both_the_place_comes_before_the_label() -> None:
    label = "Stay long " * 15
    assert said(hers(f'0:15 sprint "{label}"')) == [
        "Sprint. Fifteen seconds. Sprint marker: third tile from the ladder."
    ]


def test_few_words_leave_it_out() -> None:
    timeline = hers('1:00 sprint "Reach for your sprint marker"', sprint=Marker("x", age=99))
    assert said(timeline, Verbosity.BRIEF) == ["Sprint. One minute."]


@pytest.mark.parametrize(("age", "where"), [(0, []), (31, []), (32, [0])])
def test_markers_older_than_a_month_are_told_in_the_first_interval(
    age: int, where: list[int]
) -> None:
    timeline = hers("2:00 easy\n1:00 sprint\n1:00 sprint\n", sprint=Marker("here", age))
    assert [cue.segment for cue in plan_of(timeline).cues if cue.text == _OLD] == where


_OLD = "Your bungee markers are more than a month old. Find them anew soon."


def test_old_markers_of_efforts_that_the_session_has_not_are_none_of_its_business() -> None:
    timeline = hers("2:00 easy\n2:00 medium\n", sprint=Marker("here", 99))
    assert held_markers(timeline) == {}
    assert _OLD not in said(timeline)


def test_a_session_that_looks_for_markers_names_none() -> None:
    timeline = hers("1:00 sprint", tags="markers", sprint=Marker("here", 99))
    assert said(timeline) == ["Sprint. One minute."]


def test_on_the_screen_the_label_leads_on_to_the_place_or_stands_before_it() -> None:
    text = (
        '1:00 sprint "Reach for your sprint marker"\n1:00 sprint "Go"\n1:00 sprint\n1:00 easy "x"'
    )
    assert [marked_label(segment) for segment in hers(text).segments] == [
        "Reach for your sprint marker: third tile from the ladder",
        "Go  ·  Sprint marker: third tile from the ladder",
        "Sprint marker: third tile from the ladder",
        "x",
    ]
