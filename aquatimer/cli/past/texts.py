"""Words and figures that all pages of the history share, and where they are printed."""

import sys
from datetime import tzinfo

from rich.console import Console

from aquatimer.cli.past.weeks import local
from aquatimer.devices.past_sessions import Outcome, PastSession
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

_WIDTH_IN_A_PIPE = 100
_ENDINGS = {
    Outcome.FINISHED: "",
    Outcome.STOPPED: "stopped early",
    Outcome.CUT_OFF: "cut off",
    Outcome.BY_HAND: "by hand",
    None: "not ended",
}


def console() -> Console:
    """Return where the history is printed, as wide as the terminal."""
    return Console(width=None if sys.stdout.isatty() else _WIDTH_IN_A_PIPE, highlight=False)


def ending(session: PastSession) -> str:
    """Return how a session ended where that is worth a word."""
    return _ENDINGS[session.outcome]


def minutes_text(done: Milliseconds) -> str:
    """Return a length to the nearest second."""
    return clock_text((done + SECOND // 2) // SECOND * SECOND)


def load_text(load: float | None) -> str:
    """Return a load as it is shown; a hyphen where it is not known."""
    return "-" if load is None else f"{load:,.0f}"


def date_text(session: PastSession, zone: tzinfo | None = None) -> str:
    """Return when a session began, where the runner is."""
    return f"{local(session.began, zone):%a %Y-%m-%d %H:%M}"
