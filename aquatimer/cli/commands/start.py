"""`aquatimer start`: runs a session, on the screen or as lines."""

import argparse

from aquatimer.cli.arguments import (
    Subparsers,
    add_command,
    add_cues,
    add_metronome,
    add_voice,
    add_ways,
    add_workout,
    written_time,
)
from aquatimer.cli.athletes import name_in_history
from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.loading import loading
from aquatimer.cli.music import add_music, live_music_in_terminal
from aquatimer.cli.reading import asked_timeline
from aquatimer.cli.terminals import require_terminal
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import Milliseconds, clock_text

_FASTEST = 10_000.0
# In a workout a time of zero is a mistake; here it is the beginning.
_BEGINNING = {"0", "0s", "0m", "0:00", "00:00", "0:00:00"}


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "start",
        summary="Run a session: hear and see every change",
        example="aquatimer start springboard\n"
        "  aquatimer start springboard --music ~/Music/running",
    )
    add_workout(parser)
    add_cues(parser)
    add_voice(parser)
    add_metronome(parser)
    add_music(parser)
    parser.add_argument(
        "--from", metavar="TIME", dest="begin", help="begin in the middle, at 12:30 for instance"
    )
    add_ways(parser)
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
    with loading():
        from aquatimer.cli.running import run_session
        from aquatimer.cli.sessions import Manner, take_lane
        from aquatimer.cli.settings import asked_metronome, runner_settings
        from aquatimer.cli.sounding import asked_output
        from aquatimer.cli.speaking import asked_speaker, asked_verbosity
        from aquatimer.devices.kept_session import Entry

    speaker, verbosity = asked_speaker(chosen), asked_verbosity(chosen)
    manner = Manner(
        begin,
        chosen.count_in,
        mute=chosen.mute,
        speed=chosen.speed,
        output=asked_output(),
        metronome=asked_metronome(chosen),
        music=live_music_in_terminal(chosen),
        keep_awake=runner_settings().screen.keep_awake,
    )
    lane = take_lane(rehearsal=chosen.speed is not None)
    entry = Entry(timeline, verbosity, athlete=name_in_history(chosen.athlete))
    return run_session(entry, manner, lane, speaker, headless=chosen.headless)


def _begin(text: str, timeline: Timeline) -> Milliseconds:
    position = 0 if text.strip() in _BEGINNING else written_time(text)
    if position is None:
        raise WrongInputError(f"'--from {text}' is no time. Write --from 12:30, or --from 90s.")
    if position >= timeline.total:
        raise WrongInputError(
            f"'--from {text}' is past the end: {timeline.title} lasts {clock_text(timeline.total)}."
        )
    return position


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if 0 < speed <= _FASTEST:
        return speed
    raise argparse.ArgumentTypeError(f"'{text}' is no speed; it is a number up to {_FASTEST:.0f}")
