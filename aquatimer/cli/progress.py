"""Progress in the terminal: a bar on standard error, and nothing where that is no terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from aquatimer.units.progress import Progress


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Yield a callback that moves a bar with the time left; the bar is gone at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
