"""Whether there is a terminal for the screen."""

import sys

from aquatimer.cli.failures import ImpossibleError

_HEADLESS = "Use 'aquatimer start WORKOUT --headless' to get a line for each cue."


def require_terminal(instead: str = _HEADLESS) -> None:
    """Raise ImpossibleError where there is no terminal; `instead` says what to do without."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ImpossibleError(f"the screen needs a terminal, and this is none. {instead}")
