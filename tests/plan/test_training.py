"""Training plans: the shipped ones day by day, and what holds for each."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.devices.training_plans import TrainingPlans
from aquatimer.plan.training import Deed, Dose, Part, Step, Today, TrainingPlan, today_of

WORKOUTS = Path(__file__).parents[2] / "workouts"
HIPS = TrainingPlans(WORKOUTS).read("hips")
RUNNING = TrainingPlans(WORKOUTS).read("running")
FIRST = 738_000


def deed(dose: Dose, day: int) -> Deed:
    return Deed(dose.part.workout, day, dose.step.values if dose.step else {})


def dose_of(today: Today, workout: str) -> Dose:
    return next(dose for dose in today.doses if dose.part.workout == workout)


def done_days(plan: TrainingPlan, days: int, deeds: list[Deed]) -> Sequence[dict[str, list[str]]]:
    """Do all that is due on each day, and tell what that was."""
    diary: list[dict[str, list[str]]] = []
    for day in range(FIRST, FIRST + days):
        page: dict[str, list[str]] = {}
        while (now := today_of(plan, deeds, day)).due:
            due = now.due[0]
            size = " x ".join(due.step.written.values()) if due.step else ""
            page.setdefault(due.part.workout, []).append(size)
            deeds.append(deed(due, day))
        diary.append(page)
    return diary


def test_the_hips_from_day_to_day_for_six_weeks() -> None:
    diary = done_days(HIPS, 44, [])
    assert [page.get("hip-strength") for page in diary] == [
        ["1 x 15"],
        ["1 x 20"],
        ["1 x 25"],
        ["1 x 30"],
        ["2 x 15"],
        ["2 x 20"],
        ["2 x 25"],
        ["2 x 30"],
        ["3 x 20"],
        ["3 x 25"],
        *[["3 x 30"]] * 32,
        *[None] * 2,
    ]
    assert [len(page.get("hip-stretches", ())) for page in diary] == [3] * 42 + [0, 0]
    additions = [day for day, page in enumerate(diary, start=1) if "hip-additions" in page]
    assert additions == list(range(8, 43, 2))


def test_the_runs_come_every_other_day_and_their_running_time_never_jumps() -> None:
    diary = done_days(RUNNING, 28, [])
    days = [day for day, page in enumerate(diary, start=1) if page]
    assert days == list(range(1, 29, 2))
    minutes = [
        step.values["rounds"] * step.values["run"] / 60_000 for step in RUNNING.parts[0].steps
    ]
    assert minutes[0] == 6
    assert minutes[-1] == 30
    assert all(0 <= after - before <= 5 for before, after in pairwise(minutes))


def test_a_missed_day_is_not_made_up_for() -> None:
    deeds: list[Deed] = []
    done_days(HIPS, 2, deeds)
    after_a_week = today_of(HIPS, deeds, FIRST + 8)
    assert after_a_week.day == 9
    assert dose_of(after_a_week, "hip-strength").step == HIPS.parts[1].steps[2]


def test_after_more_than_a_week_off_the_last_dose_comes_once_more() -> None:
    deeds: list[Deed] = []
    done_days(HIPS, 3, deeds)
    off = dose_of(today_of(HIPS, deeds, FIRST + 11), "hip-strength")
    assert (off.step, off.kept) == (HIPS.parts[1].steps[2], "as last time, 9 days ago")
    in_time = dose_of(today_of(HIPS, deeds, FIRST + 9), "hip-strength")
    assert (in_time.step, in_time.kept) == (HIPS.parts[1].steps[3], None)


def test_after_more_than_two_weeks_off_the_plan_begins_anew() -> None:
    deeds: list[Deed] = []
    done_days(HIPS, 44, deeds)
    last = deeds[-1].day
    over = today_of(HIPS, deeds, last + 14)
    assert (over.day, over.due) == (56, ())
    anew = today_of(HIPS, deeds, last + 15)
    assert anew.day == 1
    assert dose_of(anew, "hip-strength").step == HIPS.parts[1].steps[0]


def test_six_weeks_with_missed_days_and_pain() -> None:
    """Every third day is missed, and on each day whose number ends in 5 it hurts too much."""
    deeds: list[Deed] = []
    sizes, additions = list[str](), list[int]()
    for day in range(1, 43):
        pain = 6 if day % 10 == 5 else 0
        if day % 3 == 0:
            continue
        while (now := today_of(HIPS, deeds, FIRST + day - 1, pain)).due:
            due = now.due[0]
            if due.part.workout == "hip-strength":
                assert due.step is not None
                sizes.append(" x ".join(due.step.written.values()))
            if due.part.workout == "hip-additions":
                additions.append(day)
            deeds.append(deed(due, FIRST + day - 1))
    steps = [" x ".join(step.written.values()) for step in HIPS.parts[1].steps]
    assert sizes == steps + [steps[-1]] * (28 - 3 - len(steps))
    assert additions == [8, 10, 13, 16, 19, 22, 26, 28, 31, 34, 37, 40]
    assert sum(one.workout == "hip-stretches" for one in deeds) == 28 * 3


@pytest.mark.parametrize(
    ("pain", "size", "reason"),
    [(0, "25", None), (2, "25", None), (3, "20", None), (6, "20", "rest: it hurts too much today")],
)
def test_pain_holds_the_dose_and_then_rests(pain: int, size: str, reason: str | None) -> None:
    deeds: list[Deed] = []
    done_days(HIPS, 2, deeds)
    today = today_of(HIPS, deeds, FIRST + 2, pain)
    strength = dose_of(today, "hip-strength")
    assert strength.step is not None
    assert (strength.step.written["reps_each"], strength.reason) == (size, reason)
    assert dose_of(today, "hip-stretches").reason is None


def test_what_was_done_least_often_today_comes_first() -> None:
    stretched = [Deed("hip-stretches", FIRST)]
    due = today_of(HIPS, stretched, FIRST).due
    assert [dose.part.workout for dose in due] == ["hip-strength", "hip-stretches"]


def test_sessions_of_other_workouts_do_not_begin_the_plan() -> None:
    assert today_of(HIPS, [Deed("springboard", FIRST - 30)], FIRST).day == 1


def test_a_dose_of_ones_own_choosing_is_no_step() -> None:
    deeds = [Deed("hip-strength", FIRST, {"sets": 1, "reps_each": 17})]
    assert dose_of(today_of(HIPS, deeds, FIRST + 1), "hip-strength").step == HIPS.parts[1].steps[0]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4)), max_size=40),
    st.integers(0, 60),
    st.integers(0, 10),
)
def test_the_dose_grows_by_one_step_at_most_and_pain_never_makes_it_larger(
    done: list[tuple[int, int]], day: int, pain: int
) -> None:
    steps = tuple(Step({"n": str(n)}, {"n": n}) for n in range(5))
    part = Part("w", steps=steps)
    plan = TrainingPlan("T", 6, (part,), "e", "a", "q", hold=3, rest=6)
    deeds = [Deed("w", FIRST + at, {"n": n}) for at, n in sorted(done)]
    hurting = today_of(plan, deeds, FIRST + day, pain).doses[0].step
    painless = today_of(plan, deeds, FIRST + day).doses[0].step
    assert hurting is not None
    assert painless is not None
    before = [one.options["n"] for one in deeds if one.day < FIRST + day]
    last = before[-1] if before else -1
    assert hurting.values["n"] <= painless.values["n"] <= last + 1
