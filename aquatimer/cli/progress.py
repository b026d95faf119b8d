"""Progress in the terminal: a bar on standard error, and nothing where that is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, cast

from aquatimer.cli.interruption import Interruption
from aquatimer.tui.lasting import LastingFile
from aquatimer.units.progress import Progress


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Yield a callback that moves a bar with the time left; the bar is gone at the end.

    A signal to end raises KeyboardInterrupt from the callback and nowhere else: what comes while a
    library in C calls back into Python would be lost. So does a terminal that was closed.
    """
    terminal = LastingFile(sys.stderr)
    with Interruption() as interruption, _moving(what, terminal) as show:

        def move(done: int, total: int) -> None:
            if interruption.came or terminal.is_gone:
                raise KeyboardInterrupt
            show(done, total)

        yield move
    if interruption.came or terminal.is_gone:
        raise KeyboardInterrupt


@contextmanager
def _moving(what: str, terminal: LastingFile) -> Iterator[Progress]:
    if not terminal.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(file=cast("TextIO", terminal))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task(what, total=None)
        # Until something is done the bar runs to and fro: nobody knows how long it takes.
        yield lambda done, total: bars.update(task, completed=done, total=total if done else None)
