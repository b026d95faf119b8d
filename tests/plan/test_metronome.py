"""The metronome: how fast it clicks in an interval, and what becomes of it when plans change."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from aquatimer.plan.cues import USUAL_TONES, ClipLengths, CuePlan, Verbosity
from aquatimer.plan.metronome import Clicks, cadence_of, clicks_before, clicks_from, clicks_of
from aquatimer.plan.planner import plan_cues
from aquatimer.plan.rehearsal import Stretch, heard_in
from aquatimer.plan.splicing import CountIn, counted_in, cut_over, gone_on_with
from aquatimer.plan.timeline import Timeline
from aquatimer.plan.waiting import held_at
from aquatimer.units.durations import MINUTE, SECOND
from tests.plan.sessions import read, timelines

SILENT = ClipLengths(USUAL_TONES, {})


def session(text: str) -> Timeline:
    return read(f"title: Made\n{text}")


def clicking(timeline: Timeline) -> CuePlan:
    return plan_cues(timeline, Verbosity.QUIET, SILENT, metronome=True)


@pytest.mark.parametrize(
    ("written", "cycles"),
    [
        ("1:00 easy", 65),
        ("1:00 steady", 75),
        ("1:00 medium", 75),
        ("1:00 hard", 85),
        ("1:00 sprint", 90),
        ("warmup 1:00 easy", 65),
        ("1:00 sprint @ 95-98%", 90),
        ("1:00 medium @ cadence 76", 76),
        ("1:00 medium @ cadence 76-79", Fraction(155, 2)),
        ("1:00 drill @ cadence 60", 60),
        ("1:00 rest @ cadence 40", 40),
        ("effort tempo = 85-90% cadence 76-80\n1:00 tempo", 78),
        ("effort tempo = 85-90% cadence 76-80\n1:00 tempo @ cadence 82", 82),
    ],
)
def test_the_middle_of_what_the_interval_or_its_effort_asks_for_is_clicked(
    written: str, cycles: Fraction
) -> None:
    timeline = session(written)
    assert clicks_of(timeline) == (Clicks(0, 0, MINUTE, Fraction(cycles)),)


@pytest.mark.parametrize(
    "written",
    [
        "1:00 rest",
        "1:00 drill",
        "1:00 stretch",
        "15 reps every 4s strength",
        "effort float = 60-70%\n1:00 float",
        'wait "Into the water" or 1:00',
        'wait "Into the water"',
    ],
)
def test_without_a_cadence_to_keep_there_is_no_click(written: str) -> None:
    assert clicks_of(session(written)) == ()


def test_on_dry_land_only_a_cadence_that_is_written_is_clicked() -> None:
    text = "title: Made\ntags: dry land\n1:00 easy\n1:00 medium @ cadence 88"
    assert clicks_of(read(text)) == (Clicks(MINUTE, MINUTE, 2 * MINUTE, Fraction(88)),)


def test_nothing_clicks_that_was_not_asked_for() -> None:
    plan = plan_cues(session("1:00 easy"), Verbosity.QUIET, SILENT)
    assert plan.clicks == ()


@given(timeline=timelines())
def test_each_interval_clicks_from_its_change_to_its_end_or_not_at_all(timeline: Timeline) -> None:
    paced = [
        (one.start, one.start, one.end)
        for one in timeline.segments
        if one.duration and cadence_of(one) is not None and not timeline.is_on_dry_land
    ]
    assert [(one.origin, one.begin, one.end) for one in clicks_of(timeline)] == paced


@given(timeline=timelines())
def test_a_metronome_changes_no_cue(timeline: Timeline) -> None:
    assert replace(clicking(timeline), clicks=()) == plan_cues(timeline, Verbosity.QUIET, SILENT)


SESSION = session("10:00 easy\n1:00 sprint\n1:00 rest\n1:00 medium @ cadence 76")


def test_parted_anywhere_it_goes_on_as_if_nothing_had_been() -> None:
    clicks = clicks_of(SESSION)
    for at in (0, 1, 600_000, 630_000, 660_000, 700_000, SESSION.total):
        parted = (*clicks_before(clicks, at), *clicks_from(clicks, at))
        assert {(one.origin, one.cadence) for one in parted} == {
            (one.origin, one.cadence) for one in clicks
        }
        assert sum(one.end - one.begin for one in parted) == 12 * MINUTE
        assert all(one.end <= at or one.begin >= at for one in parted)


def test_a_changed_plan_clicks_as_before_up_to_where_it_takes_over() -> None:
    old, new = clicking(SESSION), clicking(session("10:00 easy\n1:00 rest\n1:00 sprint"))
    for taken_over in (gone_on_with(old, new, 630_000), cut_over(old, new, 630_000)):
        assert taken_over.clicks == (
            Clicks(0, 0, 600_000, Fraction(65)),
            Clicks(600_000, 600_000, 630_000, Fraction(90)),
            Clicks(660_000, 660_000, 720_000, Fraction(90)),
        )


def test_a_session_begun_in_the_middle_has_its_clicks_where_they_always_are() -> None:
    begun = counted_in(clicking(SESSION), CountIn(630_000, 10 * SECOND), USUAL_TONES)
    assert begun.clicks[0] == Clicks(600_000, 630_000, 660_000, Fraction(90))


def test_a_wait_is_silent_and_so_is_what_comes_after_it() -> None:
    timeline = session('1:00 easy\nwait "Bungee on" or 0:30\n1:00 sprint')
    held = held_at(clicking(timeline), timeline.segments[1], Verbosity.QUIET, SILENT)
    assert held.clicks == (Clicks(0, 0, 60_000, Fraction(65)),)


def test_a_rehearsal_clicks_in_its_stretch_alone() -> None:
    heard = heard_in(clicking(SESSION), Stretch(600_000, 660_000, 2, 2))
    assert heard.clicks == (Clicks(600_000, 600_000, 660_000, Fraction(90)),)
