"""The `aquatimer` command: reads the arguments, runs one command, turns failures into statuses."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from aquatimer import __version__
from aquatimer.cli.failures import (
    ImpossibleError,
    Status,
    WrongInputError,
    complain,
)
from aquatimer.cli.interruption import ending_as_by_ctrl_c
from aquatimer.cli.streams import (
    keep_libraries_quiet,
    lead_nowhere,
    let_go_of_what_no_one_reads,
    make_streams_ready,
)
from aquatimer.devices.files import WritingError
from aquatimer.devices.folders import IncompleteError
from aquatimer.devices.music.lost import LostSongError
from aquatimer.devices.paths import NoSuchUserError

DEBUG_VARIABLE = "AQUATIMER_DEBUG"
COMMANDS = {
    "start": "start",
    "resume": "resume",
    "list": "listing",
    "show": "show",
    "cues": "cues",
    "check": "check",
    "fmt": "formatting",
    "new": "new",
    "edit": "edit",
    "export": "export",
    "import": "importing",
    "plan": "plan",
    "history": "history",
    "profile": "profile",
    "settings": "settings",
    "voices": "voices",
    "say": "say",
    "doctor": "doctor",
    "completion": "completion",
}
"""The commands in the order of the help, and the modules in `cli.commands` that do them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` ask for and return its exit status."""
    make_streams_ready()
    if not os.environ.get(DEBUG_VARIABLE):
        keep_libraries_quiet()
    status = _status_of(arguments)
    let_go_of_what_no_one_reads()
    return status


def _status_of(arguments: Sequence[str] | None) -> int:
    try:
        with ending_as_by_ctrl_c():
            return _run(arguments)
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; without this the interpreter complains on its way out.
        lead_nowhere(sys.stdout.fileno())
        return Status.IMPOSSIBLE
    except Exception as fault:  # noqa: BLE001 - the last line of defence: no traceback for a runner
        _tell_fault(fault)
        return Status.IMPOSSIBLE


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the reader of the command line, for all commands or only for these."""
    whole = argparse.ArgumentParser(
        prog="aquatimer",
        description="The coach on the pool deck. Without a command: the library on the screen.",
        epilog="example:\n  aquatimer start springboard",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"aquatimer {__version__}")
    whole.set_defaults(run=_show_library)
    commands = whole.add_subparsers(metavar="COMMAND", title="commands")
    for name in names:
        import_module(f"aquatimer.cli.commands.{COMMANDS[name]}").add(commands)
    return whole


def _run(arguments: Sequence[str] | None) -> int:
    typed = sys.argv[1:] if arguments is None else arguments
    chosen = parser(_commands_for(typed)).parse_args(typed)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except WrongInputError as wrong:
        wrong.tell()
        return Status.WRONG
    except NoSuchUserError as wrong:
        complain(str(wrong))
        return Status.WRONG
    except (ImpossibleError, WritingError, LostSongError, IncompleteError) as impossible:
        complain(str(impossible))
        return Status.IMPOSSIBLE
    return status


def _commands_for(typed: Sequence[str]) -> Iterable[str]:
    """Return the commands that have to be loaded: the one that was typed, if it is one."""
    if not typed:
        return ()
    return typed[:1] if typed[0] in COMMANDS else COMMANDS


def _show_library(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.commands.library import run

    return run(chosen)


def _tell_fault(fault: Exception) -> None:
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(fault)
    complain(
        "something in the program itself went wrong. What you asked for may be done in part, or not"
        " at all. "
        f"Run it again with {DEBUG_VARIABLE}=1 to see where, and report that, please."
    )
