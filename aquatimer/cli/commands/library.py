"""`aquatimer` alone: the library on the screen."""

import argparse

from aquatimer.cli.loading import loading
from aquatimer.cli.terminals import require_terminal


def run(_chosen: argparse.Namespace) -> int:
    """Open the library, from which sessions are started."""
    require_terminal()
    with loading():
        from aquatimer.cli.screen import show_library

    return show_library()
