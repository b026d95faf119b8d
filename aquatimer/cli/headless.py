"""A session without the screen: a line for each cue when it is heard."""

from collections.abc import Callable
from typing import TextIO

from aquatimer.cli.failures import tell
from aquatimer.plan.cues import Cue
from aquatimer.plan.script import script_line
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import Event
from aquatimer.units.durations import SECOND, Milliseconds

_LONGEST_NAP: Milliseconds = 250


def run_headless(
    live: LiveSession, out: TextIO, *, nap: Callable[[float], None], speed: float = 1.0
) -> None:
    """Run a session from where it is to its last sound, and close it.

    `nap` waits for about so many seconds; it decides when a line is printed, never when a cue is
    heard.
    """
    try:
        _run(live, out, nap, speed)
    finally:
        live.close()


def _run(live: LiveSession, out: TextIO, nap: Callable[[float], None], speed: float) -> None:
    begin = live.look().position
    live.handle(Event.START)
    troubles: set[str] = set()
    for cue in live.plan.cues:
        if cue.at >= begin:
            _wait(live, cue, nap, speed, troubles)
            out.write(script_line(cue) + "\n")
            out.flush()
    while not live.has_rung_out():
        _look(live, troubles)
        nap(_LONGEST_NAP / SECOND / speed)


def _wait(
    live: LiveSession, cue: Cue, nap: Callable[[float], None], speed: float, troubles: set[str]
) -> None:
    while (ahead := cue.at - _look(live, troubles)) > 0:
        nap(min(ahead / speed, _LONGEST_NAP) / SECOND)


def _look(live: LiveSession, troubles: set[str]) -> Milliseconds:
    """Return where the session is, and tell a trouble of its player once."""
    view = live.look()
    if view.trouble and view.trouble not in troubles:
        troubles.add(view.trouble)
        tell(view.trouble)
    return view.position
