"""The `aquatimer` command: reads the arguments, runs one command, turns failures into statuses."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from aquatimer import __version__
from aquatimer.cli.commands import (
    check,
    completion,
    cues,
    doctor,
    edit,
    export,
    formatting,
    history,
    importing,
    library,
    listing,
    new,
    plan,
    profile,
    resume,
    say,
    show,
    start,
    voices,
)
from aquatimer.cli.failures import (
    ImpossibleError,
    Status,
    WrongInputError,
    complain,
)
from aquatimer.cli.mistakes import WrongWorkoutError, tell_mistakes
from aquatimer.devices.files import WritingError

DEBUG_VARIABLE = "AQUATIMER_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` ask for and return its exit status."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; without this the interpreter complains on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.IMPOSSIBLE
    except Exception as fault:  # noqa: BLE001 - the last line of defence: no traceback for a runner
        _tell_fault(fault)
        return Status.IMPOSSIBLE


def parser() -> argparse.ArgumentParser:
    """Return the reader of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="aquatimer",
        description="The coach on the pool deck. Without a command: the library on the screen.",
        epilog="example:\n  aquatimer start springboard",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"aquatimer {__version__}")
    whole.set_defaults(run=library.run)
    commands = whole.add_subparsers(metavar="COMMAND", title="commands")
    for command in (
        start,
        resume,
        listing,
        show,
        cues,
        check,
        formatting,
        new,
        edit,
        export,
        importing,
        plan,
        history,
        profile,
        voices,
        say,
        doctor,
        completion,
    ):
        command.add(commands)
    return whole


def _run(arguments: Sequence[str] | None) -> int:
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except WrongWorkoutError as wrong:
        tell_mistakes(wrong.findings)
        return Status.WRONG
    except WrongInputError as wrong:
        complain(str(wrong))
        return Status.WRONG
    except (ImpossibleError, WritingError) as impossible:
        complain(str(impossible))
        return Status.IMPOSSIBLE
    return status


def _tell_fault(fault: Exception) -> None:
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(fault)
    complain(
        "something in the program itself went wrong. Nothing of yours was changed. "
        f"Run it again with {DEBUG_VARIABLE}=1 to see where, and report that, please."
    )
