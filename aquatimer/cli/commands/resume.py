"""`aquatimer resume`: goes on with the session that was cut off."""

import argparse
from typing import TYPE_CHECKING

from aquatimer.cli.arguments import Subparsers, add_command, add_metronome, add_voice, add_ways
from aquatimer.cli.failures import ImpossibleError, tell
from aquatimer.cli.loading import loading
from aquatimer.cli.music import add_music, live_music_in_terminal
from aquatimer.cli.terminals import require_terminal
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

if TYPE_CHECKING:
    from aquatimer.cli.sessions import Lane
    from aquatimer.devices.history import CutOff


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "resume",
        summary="Go on with the session that was cut off, from where it was",
        example="aquatimer resume",
    )
    add_ways(parser)
    add_voice(parser)
    add_metronome(parser)
    add_music(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Go on with the last session that did not end."""
    if not chosen.headless:
        require_terminal()
    with loading():
        from aquatimer.cli.running import run_session
        from aquatimer.cli.sessions import Manner, take_lane
        from aquatimer.cli.settings import asked_metronome, runner_settings
        from aquatimer.cli.sounding import asked_output
        from aquatimer.cli.speaking import asked_speaker
        from aquatimer.devices.kept_session import Entry

    speaker, output = asked_speaker(chosen), asked_output()
    music = live_music_in_terminal(chosen)
    lane = take_lane()
    found = cut_off_in(lane)
    whole = found.position // SECOND * SECOND
    at = clock_text(whole) if whole >= 0 else "its count-in"
    tell(
        f"Going on with {found.title} at {at}, last seen {found.seen.astimezone():%d %B at %H:%M}."
    )
    manner = Manner(
        begin_of(found),
        chosen.count_in,
        mute=chosen.mute,
        output=output,
        metronome=asked_metronome(chosen),
        music=music,
        keep_awake=runner_settings().screen.keep_awake,
    )
    entry = Entry(found.timeline, found.verbosity, found.session, found.athlete)
    return run_session(entry, manner, lane, speaker, headless=chosen.headless)


def begin_of(found: "CutOff") -> Milliseconds | None:
    """Return where a session goes on; None for one that had not begun, which counts in again."""
    return found.position if found.position >= 0 else None


def cut_off_in(lane: "Lane") -> "CutOff":
    """Return the session to go on with; raises ImpossibleError where there is none."""
    from aquatimer.devices.history import HistoryUnusableError

    try:
        found = lane.cut_off()
    except HistoryUnusableError as unusable:
        raise ImpossibleError(str(unusable)) from unusable
    if found is None:
        notices = "".join(f" {notice}" for notice in lane.notices)
        raise ImpossibleError(
            "there is no session that was cut off. Start one with 'aquatimer start WORKOUT'."
            + notices
        )
    return found
