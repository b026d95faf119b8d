"""Loads and zones against worked examples, and the laws that hold for any recording."""

from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.heart_rate import (
    LONGEST_HOLD,
    Hold,
    ZoneTimes,
    heart_rate,
    heart_rate_of_laps,
    holds,
    within,
    zone_of,
)
from aquatimer.plan.laps import Lap, Span
from aquatimer.plan.training_load import (
    Sex,
    banister_load,
    edwards_load,
    monotony,
    session_load,
    week_load,
)
from aquatimer.units.durations import MINUTE, SECOND
from aquatimer.units.recording import BELIEVED, Reading, Recording


def steadily(bpm: int, minutes: int) -> list[Hold]:
    return [Hold(Span(0, minutes * MINUTE), bpm)]


def test_session_load_is_rpe_times_minutes() -> None:
    """75 minutes at RPE 7 are 525: ironcompare.com, "Session RPE explained"."""
    assert session_load(7, 75 * MINUTE) == 525
    assert session_load(0, 75 * MINUTE) == 0


@pytest.mark.parametrize(
    ("rpe", "minutes", "load"), [(2, 25, 50), (7, 120, 840), (7, 40, 280), (3, 60, 180)]
)
def test_sessions_of_a_training_diary_of_foster(rpe: int, minutes: int, load: float) -> None:
    """Foster et al. 2001, "A new approach to monitoring exercise training", Table 5.

    J Strength Cond Res 15:109-115. Three other rows of it (5 x 180 = 940, 8 x 75 = 390 twice)
    are no products of what stands beside them, so they are no examples of this formula.
    """
    assert session_load(rpe, minutes * MINUTE) == load


def test_monotony_and_strain_of_a_training_diary_of_foster() -> None:
    """Table 5 of Foster et al. 2001: 3400 in all, monotony 1.26, strain 4284.

    The table takes its nine sessions one by one. With the deviation of a sample it would be 1.19,
    and its days together (two of them have two sessions) would be 1.21 or 1.12.
    """
    sessions = [940, 50, 840, 280, 180, 390, 50, 390, 280]
    found = monotony(sessions)
    assert found == pytest.approx(1.26, abs=0.005)
    assert sum(sessions) * round(found or 0, 2) == pytest.approx(4284)


def test_a_week_of_one_session() -> None:
    """1 : sqrt(6), whatever the session was; the rest days count.

    RUNALYZE, "New formula for Monotony", blog.runalyze.com/allgemein-en/new-formula-for-monotony:
    with the mean added to the deviation this week has the lowest value, 1 / (1 + sqrt(6)) = 0.2899.
    """
    week = week_load([0, 0, 420, 0, 0, 0, 0])
    assert week.monotony is not None
    assert 1 / (1 / week.monotony + 1) == pytest.approx(0.2899, abs=0.00005)
    assert week.strain == pytest.approx(420 * week.monotony)


def test_a_week_after_foster() -> None:
    """Mean 300, deviation 200 (of 0, 100, 200, 300, 400, 500, 600), so 1.5 and 2100 times that."""
    week = week_load([300, 0, 500, 100, 600, 200, 400])
    assert (week.load, week.monotony, week.strain) == (2_100, 1.5, 3_150)


@pytest.mark.parametrize("load", [0, 350])
def test_a_week_of_equal_days_has_no_monotony(load: float) -> None:
    week = week_load([load] * 7)
    assert (week.load, week.monotony, week.strain) == (7 * load, None, None)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="7 days, not 6"):
        week_load([1] * 6)


@pytest.mark.parametrize(
    ("bpm", "zone"),
    [(85, 0), (86, 1), (103, 1), (104, 2), (121, 3), (138, 4), (154, 4), (155, 5), (200, 5)],
)
def test_zones_begin_at_50_60_70_80_and_90_percent(bpm: int, zone: int) -> None:
    """Of 172: 86, 103.2, 120.4, 137.6 and 154.8 beats."""
    assert zone_of(bpm, 172) == zone


def test_edwards_counts_each_minute_by_its_zone() -> None:
    """10 + 2 x 10 + 3 x 10 + 4 x 5 + 5 x 2 = 90; below zone 1 nothing counts."""
    minutes = (7, 10, 10, 10, 5, 2)
    times = ZoneTimes(tuple(count * MINUTE for count in minutes), 3 * MINUTE)
    assert edwards_load(times) == 90


@pytest.mark.parametrize(
    ("minutes", "load"),
    [
        ((0, 58, 0, 0, 0, 0), 58),
        ((0, 60, 40, 0, 0, 0), 140),
        ((0, 40, 0, 0, 0, 20), 140),
        ((0, 0, 0, 45, 0, 0), 135),
    ],
)
def test_edwards_against_the_examples_of_sportlyzer(minutes: tuple[int, ...], load: float) -> None:
    """Sportlyzer Academy, "Training load based on intensity zones", text and Table 1.

    academy.sportlyzer.com/wiki/training-zone-based-method, after Foster et al. 2001.
    """
    assert edwards_load(ZoneTimes(tuple(count * MINUTE for count in minutes), 0)) == load


def test_edwards_against_a_week_of_a_team() -> None:
    """The week of one of nine athletes, in zones 1 to 5: 265.0 in the mean, 371.6 on the fifth day.

    Bruno Giovanini, "Meus primeiros passos no RStudio para monitoramento de carga no esporte",
    4 August 2022. The minutes are printed to a tenth, so a day may be off by 15 x 0.05 = 0.75.
    """
    printed = [
        (19.9, 28.0, 32.5, 11.1, 2.3),
        (63.9, 31.9, 10.2, 15.9, 0.1),
        (30.6, 19.5, 3.3, 19.9, 8.0),
        (13.2, 32.4, 13.3, 27.9, 7.4),
        (47.3, 23.6, 22.3, 48.7, 3.1),
        (27.4, 26.8, 14.0, 22.8, 17.4),
    ]
    days = [
        edwards_load(ZoneTimes((0, *(round(time * MINUTE) for time in zones)), 0))
        for zones in printed
    ]
    assert max(days) == days[4] == pytest.approx(371.6322, abs=0.75)
    assert fmean(days) == pytest.approx(264.9758, abs=0.75)


def test_banister_against_the_example_of_fellrnr() -> None:
    """30 minutes at 130 with 200 and 40, a man: 30 x 0.5625 x 0.64 e^(1.92 x 0.5625) = 31.8."""
    load = banister_load(steadily(130, 30), hr_max=200, hr_rest=40, sex=Sex.MALE)
    assert load == pytest.approx(31.8, abs=0.05)


def test_banister_at_the_maximum() -> None:
    """A minute at the maximum: 0.64 e^1.92 = 4.37 for men, 0.86 e^1.67 = 4.57 for women."""
    for sex, load in ((Sex.MALE, 4.37), (Sex.FEMALE, 4.57)):
        found = banister_load(steadily(190, 1), hr_max=172, hr_rest=50, sex=sex)
        assert found == pytest.approx(load, abs=0.005)
    assert banister_load(steadily(45, 9), hr_max=172, hr_rest=50, sex=Sex.MALE) == 0


def test_the_maximum_on_land_understates_a_session_in_water() -> None:
    """By about a third: an hour at 155 of 172 in water and 191 on land, resting at 50."""
    water, land = (
        banister_load(steadily(155, 60), hr_max=hr_max, hr_rest=50, sex=Sex.MALE)
        for hr_max in (172, 191)
    )
    assert 0.6 < land / water < 0.75


def test_a_resting_rate_above_the_maximum_is_none() -> None:
    with pytest.raises(ValueError, match="172 is not below a maximum of 172"):
        banister_load([], hr_max=172, hr_rest=172, sex=Sex.MALE)


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    """Any recording: readings from a tenth of a second to minutes apart."""
    steps = draw(st.lists(st.integers(100, 90 * SECOND), min_size=1, max_size=60))
    beats = draw(st.lists(st.integers(*BELIEVED), min_size=len(steps) + 1, max_size=90))
    times = [0]
    for step in steps:
        times.append(times[-1] + step)
    return Recording(tuple(map(Reading, times, beats)))


@given(recordings(), st.integers(80, 240), st.integers(-(10**7), 10**7))
def test_the_times_in_the_zones_sum_to_the_recording(
    recording: Recording, hr_max: int, offset: int
) -> None:
    found = heart_rate(holds(recording, offset), hr_max)
    assert found.times.total == recording.duration
    long = sum(
        later.at - here.at
        for here, later in pairwise(recording.readings)
        if later.at - here.at > LONGEST_HOLD
    )
    assert found.times.unread == long
    if found.mean is not None and found.peak is not None:
        assert found.mean <= found.peak


@given(recordings(), st.lists(st.integers(0, 30 * MINUTE), min_size=2, max_size=12, unique=True))
def test_laps_that_fill_the_recording_sum_to_it_too(recording: Recording, cuts: list[int]) -> None:
    cuts = sorted({-MINUTE, *cuts, recording.duration + MINUTE})
    easy = BUILT_IN["easy"]
    spans = [Span(*pair) for pair in pairwise(cuts) if pair[1] > pair[0]]
    laps = [Lap(easy, easy.target, None, (), (span,)) for span in spans]
    held = list(holds(recording))
    whole = heart_rate(held, 172)
    parts = heart_rate_of_laps(laps, held, 172)
    zones = zip(*(part.times.zones for part in parts), strict=True)
    assert tuple(map(sum, zones)) == whole.times.zones
    assert sum(part.times.unread for part in parts) == whole.times.unread
    assert max((part.peak or 0 for part in parts), default=0) == (whole.peak or 0)


def test_a_lap_with_a_pause_counts_what_is_beside_it_on_both_sides() -> None:
    held = [Hold(Span(0, 10), 100), Hold(Span(10, 20), 120), Hold(Span(20, 30), None)]
    inside = list(within(held, [Span(5, 12), Span(18, 25)]))
    assert inside == [
        Hold(Span(5, 10), 100),
        Hold(Span(10, 12), 120),
        Hold(Span(18, 20), 120),
        Hold(Span(20, 25), None),
    ]
    assert heart_rate(inside, 172).mean == 109
