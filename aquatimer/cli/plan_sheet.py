"""What a training plan asks for on a day, for people and for programs."""

import json
import textwrap
from collections.abc import Iterator
from datetime import date

from aquatimer.cli.columns import aligned
from aquatimer.plan.training import DAYS_A_WEEK, Dose, Today, TrainingPlan, is_over

FORMAT = "aquatimer.plan/1"
_WIDTH = 80


def sheet(plan: TrainingPlan, today: Today, on: date | None = None) -> str:
    """Return the day, its doses, how much is known of the plan, and its advice.

    It ends without a newline. `on` is the day where it is another than today.
    """
    words = [textwrap.fill(text, _WIDTH) for text in (plan.evidence, plan.advice)]
    return "\n".join([_head(plan, today, on), "", *table(today), "", *words])


def table(today: Today) -> Iterator[str]:
    """Yield a line for each dose."""
    yield from aligned([_row(dose) for dose in today.doses])


def plan_json(name: str, plan: TrainingPlan, today: Today) -> str:
    """Return what a plan asks for as JSON, without a newline at its end."""
    parts = [
        {
            "workout": dose.part.workout,
            "options": dict(dose.step.written) if dose.step else {},
            "times": dose.part.times,
            "done": dose.done,
            "due": dose.reason is None,
            "reason": dose.reason,
            "kept": dose.kept,
        }
        for dose in today.doses
    ]
    told = {"format": FORMAT, "name": name, "title": plan.title, "day": today.day, "parts": parts}
    return json.dumps(told, ensure_ascii=False)


def _head(plan: TrainingPlan, today: Today, on: date | None) -> str:
    if is_over(plan, today.day):
        return f"{plan.title}: done. It begins anew after {plan.anew_after} days without it"
    day = f"{plan.title}: day {today.day} of {plan.weeks * DAYS_A_WEEK}"
    return day if on is None else f"{day}, {on:%A} {on}"


def _row(dose: Dose) -> tuple[str, ...]:
    options = dose.step.written.items() if dose.step else ()
    size = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in options)
    count = f"{dose.done} of {dose.part.times} done" if dose.part.times > 1 else "due"
    return (f"  {dose.part.workout}", size, dose.reason or ", ".join(_due(count, dose.kept)))


def _due(count: str, kept: str | None) -> Iterator[str]:
    yield count
    if kept is not None:
        yield kept
