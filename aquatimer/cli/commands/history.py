"""`aquatimer history`: what was done, by hand or live, and what it was together."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from aquatimer.cli.arguments import (
    Subparsers,
    add_choices,
    add_command,
    add_hr_max,
    add_json,
    written_time,
)
from aquatimer.cli.failures import ImpossibleError

_MOST_RPE = 10
_REST_RANGE = range(25, 121)
_MOST_WEEKS = 5_000
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
        "--weeks", metavar="N", type=_weeks, help="how many weeks to show; usual are 8"
    )
    how_much.add_argument("--all", action="store_true", help="show everything")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help="print all data for programs")
    kinds.add_argument("--csv", action="store_true", help="print all sessions as a table (CSV)")
    _add_athlete(parser, "only the sessions of this athlete")
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
    _add_athlete(parser, "who did it")
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
        summary="Say how a session felt",
        example='aquatimer history edit 12 --rpe 7 --note "Cold water"',
    )
    _add_id(parser)
    _add_feeling(parser)
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
    _add_athlete(parser, "only the sessions of this athlete")
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
        "id", metavar="ID", nargs="?", type=_number, help="the session; usual is that of its time"
    )
    parser.add_argument(
        "--offset",
        metavar="TIME",
        type=_offset,
        help="when the recording begins after the session's start, 1:30 for instance; write"
        " --offset=-1:30 where it begins before. Usually it is found",
    )
    add_hr_max(parser, "your maximum heart rate in water")
    parser.add_argument(
        "--hr-rest", metavar="BEATS", type=_hr_rest, help="your resting rate, for Banister's load"
    )
    parser.add_argument("--sex", choices=("female", "male"), help="for Banister's load")
    _add_picture(parser)
    _add_athlete(parser, "whose heart it is")
    parser.set_defaults(run=_guarded(_attach))


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", type=_number, help="the number that 'aquatimer history' shows"
    )


def _add_feeling(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rpe", metavar="0-10", type=_rpe, help="how hard it felt: 0 rest, 10 all there is"
    )
    parser.add_argument("--note", metavar="TEXT", help="a word about it; '' takes it back")


def _add_picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE.svg", type=Path, help="draw the heart rate as a picture"
    )


def _add_athlete(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--athlete", metavar="NAME", help=what)


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
    from aquatimer.cli.past.opening import all_sessions, opened_history

    sessions = all_sessions(opened_history(), chosen.athlete)
    if chosen.json or chosen.csv:
        from aquatimer.cli.past.documents import history_csv, history_json

        text = history_csv(sessions) if chosen.csv else history_json(sessions, _now()) + "\n"
        sys.stdout.write(text)
        return 0
    from aquatimer.cli.past.overview import USUAL_WEEKS, print_history

    weeks = None if chosen.all else chosen.weeks or USUAL_WEEKS
    print_history(sessions, _now(), weeks=weeks)
    return 0


def _add_by_hand(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.editing import add_by_hand

    return add_by_hand(chosen, _now())


def _show(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.opening import asked_session, opened_history
    from aquatimer.cli.past.picturing import check_picture, write_picture
    from aquatimer.devices.attached import attached_to
    from aquatimer.devices.past_laps import laps_of

    check_picture(chosen.output)
    path = opened_history()
    session = asked_session(path, chosen.id)
    laps, attached = laps_of(path, session.id), attached_to(path, session.id)
    if chosen.json:
        from aquatimer.cli.past.documents import session_json

        sys.stdout.write(session_json(session, laps, attached) + "\n")
    else:
        from aquatimer.cli.past.session_sheet import print_session

        print_session(session, laps, attached)
    if chosen.output is not None:
        write_picture(chosen.output, session, laps, attached)
    return 0


def _edit(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.editing import edit

    return edit(chosen)


def _delete(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.editing import delete

    return delete(chosen)


def _trend(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.opening import all_sessions, opened_history
    from aquatimer.cli.past.trends import print_trend, times_of, trend_json

    path = opened_history()
    times = times_of(path, all_sessions(path, chosen.athlete), chosen.workout)
    if chosen.json:
        sys.stdout.write(trend_json(chosen.workout, times) + "\n")
    else:
        print_trend(times)
    return 0


def _attach(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.past.attaching import attach_recording

    return attach_recording(chosen, chosen.offset)


def _whole(text: str, numbers: range, what: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= len(str(numbers[-1])):
        number = int(text)
        if number in numbers:
            return number
    raise argparse.ArgumentTypeError(f"'{text}' is no {what}")


def _number(text: str) -> int:
    return _whole(text, range(1, 10**9), "number of a session, as 'aquatimer history' shows them")


def _rpe(text: str) -> int:
    return _whole(text, range(_MOST_RPE + 1), f"RPE; it is a whole number from 0 to {_MOST_RPE}")


def _weeks(text: str) -> int:
    return _whole(text, range(1, _MOST_WEEKS), f"number of weeks from 1 to {_MOST_WEEKS - 1:,}")


def _hr_rest(text: str) -> int:
    first, last = _REST_RANGE[0], _REST_RANGE[-1]
    what = f"resting heart rate; it is a whole number from {first} to {last}"
    return _whole(text, _REST_RANGE, what)


def _offset(text: str) -> int:
    time = written_time(text.removeprefix("-"))
    if time is None and text.strip("-0:s"):
        raise argparse.ArgumentTypeError(
            f"'{text}' is no time; it is one such as 1:30 or 90s, with a minus where the recording"
            " begins before the session"
        )
    return -(time or 0) if text.startswith("-") else time or 0
