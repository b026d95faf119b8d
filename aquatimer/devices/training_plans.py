"""Training plans on disk: a `plan.toml` in a folder of workouts."""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from aquatimer.devices.settings_mistakes import mistakes, told_together
from aquatimer.lang.nodes import Duration
from aquatimer.lang.written import written_amount
from aquatimer.plan.training import WORST_PAIN, Part, Step, TrainingPlan

FILE_NAME = "plan.toml"

_Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class UnknownPlanError(Exception):
    """There is no such plan; the message says which there are."""


class WrongPlanError(Exception):
    """A plan cannot be used; the message tells every mistake, a line for each."""


class _Section(BaseModel):
    """A part of the file. A field's description goes on after "it must be"."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Pain(_Section):
    question: _Sentence = Field(description="a question")
    hold: int = Field(ge=1, le=WORST_PAIN, description="a whole number from 1 to 10")
    rest: int = Field(ge=1, le=WORST_PAIN, description="a whole number from 1 to 10")


class _Part(_Section):
    workout: str = Field(min_length=1, description="the name of a workout")
    times: int = Field(default=1, ge=1, le=24, description="how often a day, from 1 to 24")
    every: int = Field(default=1, ge=1, le=28, description="a number of days from 1 to 28")
    from_day: int = Field(default=1, ge=1, le=366, description="a day of the plan, from 1 on")
    with_pain: bool = Field(default=False, description="true or false")
    steps: tuple[dict[str, str], ...] = Field(
        default=(), description='a list of options, such as { sets = "1", reps_each = "15" }'
    )


class _Plan(_Section):
    title: _Sentence = Field(description="a title")
    weeks: int = Field(ge=1, le=52, description="a whole number from 1 to 52")
    evidence: _Sentence = Field(description="a sentence on what is known of it")
    advice: _Sentence = Field(description="a sentence of advice")
    repeat_after: int = Field(default=7, ge=1, le=365, description="a number of days from 1 to 365")
    anew_after: int = Field(default=14, ge=1, le=365, description="a number of days from 1 to 365")
    pain: _Pain = Field(description="a section: [pain] on a line")
    part: tuple[_Part, ...] = Field(min_length=1, description="sections: [[part]] on a line")


class TrainingPlans:
    """All plans there are: folders of workouts with a plan in them; earlier places win."""

    def __init__(self, *places: Path) -> None:
        self._places = places

    def names(self) -> list[str]:
        """Return the names of all plans, those of their folders."""
        return sorted({path.parent.name for path in self._paths()})

    def read(self, name: str) -> TrainingPlan:
        """Return a plan; raises UnknownPlanError and WrongPlanError."""
        for path in self._paths():
            if path.parent.name == name:
                return _read(path)
        names = self.names()
        near = difflib.get_close_matches(name.lower(), names, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(names)}."
        raise UnknownPlanError(f"There is no plan called '{name}'. {hint}")

    def _paths(self) -> Iterator[Path]:
        for place in self._places:
            yield from sorted(place.glob(f"*/{FILE_NAME}"))


def _read(path: Path) -> TrainingPlan:
    text = _text(path)
    try:
        plan = _Plan.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise WrongPlanError(f"{path} cannot be understood: {error}.") from error
    except ValidationError as error:
        raise WrongPlanError(told_together(mistakes(error, _Plan, text), path)) from error
    return TrainingPlan(
        title=plan.title,
        weeks=plan.weeks,
        parts=tuple(_part(part, path) for part in plan.part),
        evidence=plan.evidence,
        advice=plan.advice,
        question=plan.pain.question,
        hold=plan.pain.hold,
        rest=plan.pain.rest,
        repeat_after=plan.repeat_after,
        anew_after=plan.anew_after,
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WrongPlanError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise WrongPlanError(f"{path} is no text. Save it as UTF-8.") from error


def _part(part: _Part, path: Path) -> Part:
    steps = tuple(_step(options, path) for options in part.steps)
    return Part(part.workout, part.times, part.every, part.from_day, part.with_pain, steps)


def _step(options: dict[str, str], path: Path) -> Step:
    values: dict[str, int] = {}
    for name, text in options.items():
        amount = written_amount(text)
        if isinstance(amount, Duration):
            values[name.lower()] = amount.milliseconds
        elif text.isascii() and text.isdigit():
            values[name.lower()] = int(text)
        else:
            raise WrongPlanError(
                f"{path}: '{text}' is no value of an option. Write a number or a time, such as"
                ' "15" or "1:00".'
            )
    return Step(options, values)
