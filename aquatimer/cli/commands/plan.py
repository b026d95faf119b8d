"""`aquatimer plan`: what a training plan of several weeks asks for today, and its start."""

import argparse
import sys
import textwrap
from collections.abc import Iterator

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.columns import aligned
from aquatimer.cli.failures import ImpossibleError, Status, WrongInputError, tell
from aquatimer.devices.folders import runner_folders, shipped_folder
from aquatimer.devices.training_plans import (
    WORST_PAIN,
    TrainingPlans,
    UnknownPlanError,
    WrongPlanError,
)
from aquatimer.plan.training import DAYS_A_WEEK, Deed, Dose, Today, TrainingPlan, today_of

FORMAT = "aquatimer.plan/1"
WIDTH = 80


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "plan",
        summary="See what a training plan asks for today, and start it",
        example="aquatimer plan hips",
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help="a plan; without it all are listed")
    parser.add_argument(
        "--pain",
        metavar="0-10",
        type=_pain,
        help="how much it hurts; the question is not asked then, and what is due is started",
    )
    parser.add_argument("--mute", action="store_true", help="make no sound")
    parser.add_argument(
        "--headless", action="store_true", help="print a line for each cue instead of the screen"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Tell today's dose, ask about pain, and start what is due."""
    plans = TrainingPlans(runner_folders().workouts, shipped_folder("workouts"))
    if chosen.name is None:
        sys.stdout.write("".join(f"{name}  {_read(plans, name).title}\n" for name in plans.names()))
        return Status.DONE
    plan = _read(plans, chosen.name)
    deeds = _deeds()
    today = _today(plan, deeds, chosen.pain or 0)
    if chosen.json:
        sys.stdout.write(_json(chosen.name, plan, today) + "\n")
        return Status.DONE
    sys.stdout.write(_sheet(plan, today) + "\n")
    sys.stdout.flush()
    return _go_on(chosen, plan, deeds, today)


def _go_on(
    chosen: argparse.Namespace, plan: TrainingPlan, deeds: "tuple[Deed, ...]", today: Today
) -> int:
    """Ask what has to be asked and start what is due; in a pipe nobody is asked."""
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    if today.due is None:
        return Status.DONE
    if chosen.pain is None:
        if not asks:
            tell(f"To start it: aquatimer plan {chosen.name} --pain 0, or as much as it hurts.")
            return Status.DONE
        pain = _ask_pain(plan)
        today = _today(plan, deeds, pain)
        sys.stdout.write("\n" + "\n".join(_table(today)) + "\n")
    due = today.due
    if due is None or (asks and not _agrees(due)):
        return Status.DONE
    from aquatimer.cli.main import main

    ways = [f"--{way}" for way in ("mute", "headless") if getattr(chosen, way)]
    return main(["start", due.part.workout, *_choices(due), *ways])


def _choices(dose: Dose) -> Iterator[str]:
    for name, value in dose.step.written.items() if dose.step else ():
        yield from ("--set", f"{name}={value}")


def _today(plan: TrainingPlan, deeds: "tuple[Deed, ...]", pain: int) -> Today:
    from datetime import UTC, datetime

    return today_of(plan, deeds, datetime.now(UTC).astimezone().toordinal(), pain)


def _deeds() -> "tuple[Deed, ...]":
    import sqlite3

    from aquatimer.devices.deeds import deeds_in

    folder = runner_folders().state
    try:
        return tuple(deeds_in(folder))
    except (sqlite3.Error, ValueError) as error:
        raise ImpossibleError(
            f"What was done before cannot be read from {folder} ({error}). Start a session, which"
            " puts a damaged history aside, and ask again."
        ) from error


def _read(plans: TrainingPlans, name: str) -> TrainingPlan:
    try:
        return plans.read(name)
    except (UnknownPlanError, WrongPlanError) as wrong:
        raise WrongInputError(str(wrong)) from wrong


def _sheet(plan: TrainingPlan, today: Today) -> str:
    head = f"{plan.title}: day {today.day} of {plan.weeks * DAYS_A_WEEK}"
    words = [textwrap.fill(text, WIDTH) for text in (plan.evidence, plan.advice)]
    return "\n".join([head, "", *_table(today), "", *words])


def _table(today: Today) -> list[str]:
    return list(aligned([_row(dose) for dose in today.doses]))


def _row(dose: Dose) -> tuple[str, ...]:
    options = dose.step.written.items() if dose.step else ()
    size = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in options)
    count = f"{dose.done} of {dose.part.times} done" if dose.part.times > 1 else ""
    return (f"  {dose.part.workout}", size, dose.reason or count or "today")


def _json(name: str, plan: TrainingPlan, today: Today) -> str:
    import json

    parts = [
        {
            "workout": dose.part.workout,
            "options": dict(dose.step.written) if dose.step else {},
            "times": dose.part.times,
            "done": dose.done,
            "due": dose.reason is None,
            "reason": dose.reason,
        }
        for dose in today.doses
    ]
    told = {"format": FORMAT, "name": name, "title": plan.title, "day": today.day, "parts": parts}
    return json.dumps(told, ensure_ascii=False)


def _ask_pain(plan: TrainingPlan) -> int:
    while True:
        sys.stdout.write(f"\n{plan.question} ")
        sys.stdout.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        try:
            return _pain(answer.strip())
        except argparse.ArgumentTypeError as wrong:
            tell(str(wrong))


def _agrees(due: Dose) -> bool:
    sys.stdout.write(f"\nStart {due.part.workout} now? [Y/n] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"", "y", "yes"}


def _pain(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= WORST_PAIN:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number from 0 to {WORST_PAIN}")
