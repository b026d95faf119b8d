"""A session for one athlete: ranges, beats and markers."""

from dataclasses import replace

from hypothesis import given

from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.efforts import Range
from aquatimer.plan.markers import Marker
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import MINUTE
from tests.plan.sessions import read, timelines

THIRD, SECOND = Marker("third tile", 3), Marker("second tile", 45)
ANNA = Athlete(
    hr_max=172,
    percent={"medium": Range(84, 90)},
    markers={"sprint": THIRD, "medium": SECOND},
)


def hers(text: str, athlete: Athlete = ANNA) -> Timeline:
    return for_athlete(read(f"title: Made\n{text}"), athlete)


def test_beats_are_those_in_this_water_and_only_from_a_minute_on() -> None:
    timeline = hers("1:00 sprint\n0:59 sprint\n1:00 drill\n0:30 hard @ 150-160 bpm\n")
    assert [one.target.bpm for one in timeline.segments] == [
        Range(163, 172),
        None,
        None,
        Range(150, 160),
    ]


def test_on_dry_land_there_are_no_beats_in_water() -> None:
    run = hers("tags: running, dry land\n1:00 easy\n5:00 medium\n")
    assert [one.target.bpm for one in run.segments] == [None, None]
    assert run.segments[1].target.percent == Range(84, 90)
    hips = hers("20 reps every 5s strength\n2:00 easy\n")
    assert [one.target.bpm for one in hips.segments] == [None, None]


def test_a_profile_moves_a_built_in_range_wherever_none_is_written() -> None:
    timeline = hers("effort tempo = 85-90%\n2:00 medium\n2:00 medium @ 88%\n2:00 tempo\n")
    assert [one.target.percent for one in timeline.segments] == [
        Range(84, 90),
        Range(88, 88),
        Range(85, 90),
    ]
    moved = timeline.segments[0]
    assert moved.effort.target.percent == Range(84, 90)
    assert moved.target.bpm == Range(144, 155)


def test_markers_are_named_in_sessions_with_a_bungee() -> None:
    body = "1:00 easy\n2:00 medium\n1:00 sprint\nwait or 1:00\n"
    with_bungee = hers(f"gear: belt, bungee\n{body}")
    assert [one.marker for one in with_bungee.segments] == [
        None,
        SECOND,
        THIRD,
        None,
    ]
    without = hers(f"gear: belt\n{body}")
    looking = hers(f"gear: bungee\ntags: markers\n{body}")
    assert not any(one.marker for one in (*without.segments, *looking.segments))


@given(timelines())
def test_of_nobody_nothing_is_known_and_nothing_changes(timeline: Timeline) -> None:
    assert for_athlete(timeline, Athlete()) == timeline


@given(timelines())
def test_only_targets_and_markers_change_and_never_twice(timeline: Timeline) -> None:
    once = for_athlete(timeline, ANNA)
    assert for_athlete(once, ANNA) == once
    for before, after in zip(timeline.segments, once.segments, strict=True):
        plain = replace(after, effort=before.effort, target=before.target, marker=None)
        assert plain == before
        if before.duration < MINUTE:
            assert after.target.bpm == before.target.bpm
