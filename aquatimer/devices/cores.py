"""Work on all cores of the computer."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_AHEAD = 4


def on_all_cores(work: Callable[[_Item], _Result], items: Iterable[_Item], /) -> Iterator[_Result]:
    """Yield what `work` returns for each item, in their order; a thread for each core.

    It helps where the work leaves the interpreter to others, as encoders do. Only a few items a
    core are taken ahead. Whatever `work` raises is raised in its place, and what was not begun by
    then is not done.
    """
    cores = os.cpu_count() or 1
    pending: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(cores, "aquatimer core") as pool:
        try:
            for item in items:
                pending.append(pool.submit(work, item))
                if len(pending) >= _AHEAD * cores:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
