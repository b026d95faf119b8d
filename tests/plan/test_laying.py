"""A recording is laid beside a session where the heart did what the efforts asked."""

import math
import random

import pytest

from aquatimer.plan.laps import planned_laps
from aquatimer.plan.laying import lay_beside
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import MINUTE, SECOND
from aquatimer.units.recording import Reading, Recording
from tests.plan.sessions import read

LADDER = read(
    "title: x\nwarmup 10:00 easy\nfor work in 1:00 to 4:00 by 0:30\n  work hard\n  1:00 rest\n"
    "cooldown 8:00 easy\n"
)
EVEN = read("title: x\nrepeat 20\n  1:00 hard\n  1:00 rest\n")
GOALS = {"rest": 95, "easy": 120, "hard": 160}


def heart(timeline: Timeline, *, before: int, after: int, every: int = 1) -> Recording:
    """A heart of 172 that follows in 35 seconds, beats a little unevenly, and is measured so."""
    chance = random.Random(3)  # noqa: S311 - a heart needs no secrecy
    level, readings = 80.0, []
    for second in range(-before, timeline.total // SECOND + after):
        is_inside = 0 <= second < timeline.total // SECOND
        goal = GOALS[timeline.at(second * SECOND).effort.name] if is_inside else 75
        level += (goal - level) * (1 - math.exp(-1 / 35))
        readings.append((second + before, round(level + chance.gauss(0, 2))))
    return Recording(tuple(Reading(at * SECOND, bpm) for at, bpm in readings[::every]))


@pytest.mark.parametrize(("before", "after"), [(0, 0), (95, 30), (600, 900), (3600, 1200)])
@pytest.mark.parametrize("every", [1, 5])
def test_a_recording_that_began_earlier_is_found(before: int, after: int, every: int) -> None:
    laid = lay_beside(planned_laps(LADDER), heart(LADDER, before=before, after=after, every=every))
    assert laid is not None
    assert abs(laid.offset + before * SECOND) <= 12 * SECOND
    assert laid.likeness > 0.8
    assert laid.rival is None


@pytest.mark.parametrize("late", [120, 400])
def test_a_recording_that_began_later_is_found(late: int) -> None:
    laid = lay_beside(planned_laps(LADDER), heart(LADDER, before=-late, after=60))
    assert laid is not None
    assert abs(laid.offset - late * SECOND) <= 12 * SECOND


def test_rounds_that_are_all_the_same_leave_a_doubt_that_is_told() -> None:
    """With neither warm-up nor rest around it, a round earlier fits as well."""
    laid = lay_beside(planned_laps(EVEN), heart(EVEN, before=-240, after=-240))
    assert laid is not None
    assert laid.rival is not None
    apart = abs(laid.rival - laid.offset)
    assert abs(apart - round(apart / (2 * MINUTE)) * 2 * MINUTE) < 10 * SECOND


def test_a_heart_that_did_something_else_is_laid_nowhere() -> None:
    chance = random.Random(5)  # noqa: S311 - a heart needs no secrecy
    noise = tuple(Reading(s * SECOND, chance.randint(100, 140)) for s in range(3_000))
    assert lay_beside(planned_laps(LADDER), Recording(noise)) is None
    flat = tuple(Reading(s * SECOND, 120) for s in range(3_000))
    assert lay_beside(planned_laps(LADDER), Recording(flat)) is None
    assert lay_beside((), Recording(flat)) is None


def test_a_recording_with_a_gap_is_laid_by_the_rest_of_it() -> None:
    whole = heart(LADDER, before=200, after=100)
    holed = Recording(tuple(r for r in whole.readings if not 900 < r.at // SECOND < 1500))
    laid = lay_beside(planned_laps(LADDER), holed)
    assert laid is not None
    assert abs(laid.offset + 200 * SECOND) <= 12 * SECOND
