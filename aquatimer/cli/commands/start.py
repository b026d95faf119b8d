"""`aquatimer start`: runs a session, on the screen or as lines."""

import argparse
import sys

from aquatimer.cli.arguments import Subparsers, add_command, add_cues, add_workout
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.reading import asked_timeline
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import HOUR, Milliseconds, clock_text

_FASTEST = 10_000.0
_LONGEST_COUNT_IN: Milliseconds = HOUR


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "start",
        summary="Run a session: hear and see every change",
        example="aquatimer start springboard",
    )
    add_workout(parser)
    add_cues(parser)
    parser.add_argument(
        "--from", metavar="TIME", dest="begin", help="begin in the middle, at 12:30 for instance"
    )
    parser.add_argument(
        "--in",
        metavar="TIME",
        dest="count_in",
        type=_count_in,
        help="count in for so long, 30s for instance: time to get into the water",
    )
    parser.add_argument("--mute", action="store_true", help="make no sound")
    parser.add_argument(
        "--headless", action="store_true", help="print a line for each cue instead of the screen"
    )
    parser.add_argument(
        "--speed",
        metavar="N",
        type=_speed,
        help="rehearse without sound, N times as fast",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make the session ready and run it to its end, or until it is left."""
    timeline = asked_timeline(chosen)
    begin = None if chosen.begin is None else _begin(chosen.begin, timeline)
    if not chosen.headless:
        require_terminal()
    from aquatimer.cli.studio import produce_in_terminal

    production = produce_in_terminal(timeline, Verbosity(chosen.cues))
    from aquatimer.cli.sessions import Manner, open_session

    manner = Manner(begin, chosen.count_in, mute=chosen.mute, speed=chosen.speed)
    live = open_session(timeline, production, manner)
    if chosen.headless:
        from aquatimer.cli.commands_in import CommandLines
        from aquatimer.cli.headless import HeadlessRun

        HeadlessRun(live, sys.stdout, CommandLines(), speed=chosen.speed or 1.0).run()
    else:
        from aquatimer.cli.screen import show_session

        show_session(live, production.problems)
    return 0


def require_terminal() -> None:
    """Raise ImpossibleError where there is no terminal for the screen to be drawn in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ImpossibleError(
            "the screen needs a terminal, and this is none. "
            "Use 'aquatimer start WORKOUT --headless' to get a line for each cue."
        )


def _begin(text: str, timeline: Timeline) -> Milliseconds:
    position = _time(text)
    if position is None:
        raise WrongInputError(f"'--from {text}' is no time. Write --from 12:30, or --from 90s.")
    if position >= timeline.total:
        raise WrongInputError(
            f"'--from {text}' is past the end: {timeline.title} lasts {clock_text(timeline.total)}."
        )
    return position


def _count_in(text: str) -> Milliseconds:
    length = _time(text)
    if length is not None and length <= _LONGEST_COUNT_IN:
        return length
    raise argparse.ArgumentTypeError(
        f"'{text}' is no time to get ready; it is one up to an hour, such as 30s or 2:00"
    )


def _time(text: str) -> Milliseconds | None:
    from aquatimer.lang.nodes import Duration
    from aquatimer.lang.written import written_amount

    written = written_amount(text)
    return written.milliseconds if isinstance(written, Duration) else None


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if 0 < speed <= _FASTEST:
        return speed
    raise argparse.ArgumentTypeError(f"'{text}' is no speed; it is a number up to {_FASTEST:.0f}")
