"""Training plans as files: shipped and own ones, and what is wrong in one."""

from pathlib import Path

import pytest

from aquatimer.devices.folders import shipped_folder
from aquatimer.devices.library import Library
from aquatimer.devices.training_plans import TrainingPlans, UnknownPlanError, WrongPlanError
from aquatimer.plan.reading import read_workout

WHOLE = """
title = "T"
weeks = 2
evidence = "None."
advice = "Be careful."

[pain]
question = "How much?"
hold = 3
rest = 6

[[part]]
workout = "springboard"
steps = [{ rounds = "2", run = "1:30" }]
"""


def plans(folder: Path, text: str) -> TrainingPlans:
    (folder / "mine").mkdir()
    (folder / "mine" / "plan.toml").write_text(text)
    return TrainingPlans(folder, shipped_folder("workouts"))


def test_every_step_of_the_shipped_plans_is_a_session_that_can_be_started() -> None:
    shipped = shipped_folder("workouts")
    library = Library(shipped=shipped, own=shipped / "none")
    for name in TrainingPlans(shipped).names():
        for part in TrainingPlans(shipped).read(name).parts:
            file = library.find(part.workout)
            for choices in [step.written for step in part.steps] or [{}]:
                data = file.read()
                reading = read_workout(data, file="", name=file.name, choices=choices)
                assert reading.timeline is not None, (name, choices, reading.problems)


def test_options_are_known_by_their_values(tmp_path: Path) -> None:
    [part] = plans(tmp_path, WHOLE).read("mine").parts
    assert part.steps[0].values == {"rounds": 2, "run": 90_000}


def test_a_plan_of_the_runner_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    assert plans(tmp_path, WHOLE).names() == ["hips", "mine", "running"]


def test_an_unknown_plan_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownPlanError, match=r"There are: hips, mine, running\."):
        plans(tmp_path, WHOLE).read("zzz")


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("weeks = 2", "weeks = 0", "line 3: 'weeks' must be a whole number from 1 to 52."),
        ("hold = 3", "hold = 11", "line 9: 'hold' must be a whole number from 1 to 10."),
        ("hold = 3", "held = 3", "'held' is no setting in [pain]. Did you mean 'hold'?"),
        ("workout =", "times = 99\nworkout =", "'times' must be how often a day, from 1 to 24."),
        ('rounds = "2"', 'rounds = "many"', "'many' is no value of an option."),
        ('title = "T"', "title = ", "cannot be understood"),
        ('title = "T"\n', "", "'title' must be a title."),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, written: str, instead: str, told: str) -> None:
    with pytest.raises(WrongPlanError) as wrong:
        plans(tmp_path, WHOLE.replace(written, instead)).read("mine")
    assert told in str(wrong.value)
