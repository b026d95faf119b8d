"""`aquatimer plan`: what a training plan of several weeks asks for today, and its start."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from aquatimer.cli.arguments import Subparsers, add_athlete, add_command, add_json
from aquatimer.cli.asking import agrees, answer
from aquatimer.cli.athletes import asked_profile, name_in_history, today
from aquatimer.cli.failures import Status, WrongInputError, tell
from aquatimer.cli.plan_sheet import plan_json, sheet, table
from aquatimer.devices.folders import runner_folders, shipped_folder
from aquatimer.plan.training import WORST_PAIN, Deed, Dose, Today, TrainingPlan, today_of

if TYPE_CHECKING:
    from aquatimer.devices.training_plans import TrainingPlans


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
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=_date,
        help="what another day asks for, 2026-11-20 for instance; nothing is started then",
    )
    add_athlete(parser)
    parser.add_argument("--mute", action="store_true", help="make no sound")
    parser.add_argument(
        "--headless", action="store_true", help="print a line for each cue instead of the screen"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Tell the day's dose, ask about pain, and start what is due."""
    from aquatimer.devices.training_plans import TrainingPlans

    plans = TrainingPlans(runner_folders().workouts, shipped_folder("workouts"))
    if chosen.name is None:
        _list(plans)
        return Status.DONE
    plan = _read(plans, chosen.name)
    day = chosen.on or today()
    asks_for = partial(today_of, plan, _deeds(plan, chosen.athlete), day.toordinal())
    dose = asks_for(chosen.pain or 0)
    if chosen.json:
        sys.stdout.write(plan_json(chosen.name, plan, dose) + "\n")
        return Status.DONE
    is_today = day == today()
    sys.stdout.write(sheet(plan, dose, None if is_today else day) + "\n")
    if not is_today or not dose.due:
        return Status.DONE
    return _go_on(chosen, plan, asks_for)


def _list(plans: "TrainingPlans") -> None:
    """Print every plan that can be used; what is wrong with the others is told beside it."""
    for name in plans.names():
        try:
            sys.stdout.write(f"{name}  {_read(plans, name).title}\n")
        except WrongInputError as wrong:
            wrong.tell()


def _go_on(chosen: argparse.Namespace, plan: TrainingPlan, asks_for: Callable[[int], Today]) -> int:
    """Ask what has to be asked and start what is due; in a pipe nobody is asked."""
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    pain = chosen.pain
    if pain is None:
        if not asks:
            tell(f"To start it: aquatimer plan {chosen.name} --pain 0, or as much as it hurts.")
            return Status.DONE
        pain = _ask_pain(plan)
        sys.stdout.write("\n" + "".join(f"{line}\n" for line in table(asks_for(pain))))
    for due in asks_for(pain).due:
        if not asks or agrees(f"\nStart {due.part.workout} now?", usual=True):
            return _start(due, chosen)
    return Status.DONE


def _start(due: Dose, chosen: argparse.Namespace) -> int:
    from aquatimer.cli.main import main

    ways = [f"--{way}" for way in ("mute", "headless") if getattr(chosen, way)]
    whose = ["--athlete", chosen.athlete] if chosen.athlete is not None else []
    return main(["start", due.part.workout, *_choices(due), *whose, *ways])


def _choices(dose: Dose) -> Iterator[str]:
    for name, value in dose.step.written.items() if dose.step else ():
        yield from ("--set", f"{name}={value}")


def _deeds(plan: TrainingPlan, athlete: str | None) -> tuple[Deed, ...]:
    """Return what was done of a plan; a damaged history is put right first, and that is told."""
    from aquatimer.cli.past.opening import opened_history
    from aquatimer.devices.deeds import deeds_in

    if athlete is not None:
        asked_profile(athlete)
    workouts = {part.workout for part in plan.parts}
    return tuple(deeds_in(opened_history(), workouts, name_in_history(athlete)))


def _read(plans: "TrainingPlans", name: str) -> TrainingPlan:
    from aquatimer.devices.training_plans import UnknownPlanError, WrongPlanError

    try:
        return plans.read(name)
    except (UnknownPlanError, WrongPlanError) as wrong:
        raise WrongInputError(str(wrong)) from wrong


def _ask_pain(plan: TrainingPlan) -> int:
    while (said := answer(f"\n{plan.question}")) is not None:
        try:
            return _pain(said)
        except argparse.ArgumentTypeError as wrong:
            tell(str(wrong))
    raise KeyboardInterrupt


def _pain(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= WORST_PAIN:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number from 0 to {WORST_PAIN}")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write 2026-11-20") from None
