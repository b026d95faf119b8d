"""`aquatimer history`: what was done, by hand or live, and what it was together."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from aquatimer.cli.arguments import Subparsers, add_choices, add_command, add_hr_max, add_json
from aquatimer.cli.failures import ImpossibleError
from aquatimer.cli.past import typed

_Run = Callable[[argparse.Namespace], int]


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command with those below it."""
    parser = add_command(
        commands,
        "history",
        summary="Show what was done, with its load, week by week",
        example="aquatimer history --weeks 4",
    )
    _add_overview(parser)
    below = parser.add_subparsers(metavar="COMMAND", title="more about the history")
    _add_add(below)
    _add_show(below)
    _add_edit(below)
    _add_delete(below)
    _add_trend(below)
    _add_attach(below)


def _add_overview(parser: argparse.ArgumentParser) -> None:
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument(
        "--weeks", metavar="N", type=typed.week_count, help="how many weeks to show; usual are 8"
    )
    how_much.add_argument("--all", action="store_true", help="show everything")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help="print all data for programs")
    kinds.add_argument("--csv", action="store_true", help="print all sessions as a table (CSV)")
    _add_athlete(parser, "whose sessions, instead of your own", default=None)
    parser.set_defaults(run=_guarded(_overview))


def _add_add(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "add",
        summary="Write down a session that was done without the program",
        example='aquatimer history add "Easy hour with Ida" --date yesterday --minutes 60 --rpe 3',
    )
    parser.add_argument(
        "session", metavar="WORKOUT", help="a workout of the library, or a title of your own"
    )
    add_choices(parser)
    parser.add_argument(
        "--date",
        default="today",
        help="when: today (usual), yesterday, 2026-11-20 or '2026-11-20 18:30'",
    )
    parser.add_argument(
        "--minutes", help="how long it really was; usual is the length of the workout"
    )
    _add_feeling(parser)
    _add_athlete(parser, "who did it, instead of you")
    parser.set_defaults(run=_guarded(_add_by_hand))


def _add_show(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "show",
        summary="Show one session: plan and deed, and its heart rate",
        example="aquatimer history show 12",
    )
    _add_id(parser)
    add_json(parser)
    _add_picture(parser)
    parser.set_defaults(run=_guarded(_show))


def _add_edit(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "edit",
        summary="Say how a session felt; without an option it is asked",
        example='aquatimer history edit 12 --rpe 7 --note "Cold water"',
    )
    _add_id(parser)
    _add_feeling(parser)
    _add_athlete(parser, "who did it, where it is kept as somebody else's")
    parser.set_defaults(run=_guarded(_edit))


def _add_delete(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "delete",
        summary="Delete a session, after a question",
        example="aquatimer history delete 12",
    )
    _add_id(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=_guarded(_delete))


def _add_trend(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "trend",
        summary="Show the same workout time after time",
        example="aquatimer history trend springboard",
    )
    parser.add_argument("workout", metavar="WORKOUT", help="its name, or its title")
    add_json(parser)
    _add_athlete(parser, "whose sessions, instead of your own")
    parser.set_defaults(run=_guarded(_trend))


def _add_attach(below: "Subparsers[argparse.ArgumentParser]") -> None:
    parser = add_command(
        below,
        "attach",
        summary="Lay a recorded heart rate (FIT, TCX or CSV) beside a session",
        example="aquatimer history attach swim.fit 12 --hr-max 172 -o heart.svg",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the recording")
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        type=typed.session_number,
        help="the session; usual is that of its time",
    )
    parser.add_argument(
        "--offset",
        metavar="TIME",
        type=typed.offset,
        help="when the recording begins after the session's start, 1:30 for instance; write"
        " --offset=-1:30 where it begins before. Usually it is found",
    )
    add_hr_max(parser, "your maximum heart rate in water, before the profile's")
    parser.add_argument(
        "--hr-rest",
        metavar="BEATS",
        type=typed.resting_rate,
        help="your resting rate, for Banister's load, before the profile's",
    )
    parser.add_argument(
        "--sex", choices=("female", "male"), help="for Banister's load, before the profile's"
    )
    _add_picture(parser)
    _add_athlete(parser, "whose session it is of, instead of yours")
    parser.set_defaults(run=_guarded(_attach))


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id",
        metavar="ID",
        type=typed.session_number,
        help="the number that 'aquatimer history' shows",
    )


def _add_feeling(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rpe", metavar="0-10", type=typed.rpe, help="how hard it felt: 0 rest, 10 all there is"
    )
    parser.add_argument("--note", metavar="TEXT", help="a word about it; '' takes it back")


def _add_picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE.svg", type=Path, help="draw the heart rate as a picture"
    )


def _add_athlete(
    parser: argparse.ArgumentParser, what: str, *, default: object = argparse.SUPPRESS
) -> None:
    # Where it stands before the word below, that word's own must not take it back.
    parser.add_argument("--athlete", metavar="NAME", default=default, help=what)


def _guarded(run: _Run) -> _Run:
    """Return a command whose trouble with the history is told as what could not be done."""

    def guarded(chosen: argparse.Namespace) -> int:
        from aquatimer.devices.history import HistoryUnusableError

        try:
            return run(chosen)
        except HistoryUnusableError as unusable:
            raise ImpossibleError(str(unusable)) from unusable

    return guarded


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _overview(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.overview import show_history

    return show_history(chosen, _now())


def _add_by_hand(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.adding import add_by_hand

    return add_by_hand(chosen, _now())


def _show(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.session_sheet import show_session

    return show_session(chosen)


def _edit(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.editing import edit

    return edit(chosen)


def _delete(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.editing import delete

    return delete(chosen)


def _trend(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.trends import show_trend

    return show_trend(chosen)


def _attach(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.attaching import attach_recording

    return attach_recording(chosen)
