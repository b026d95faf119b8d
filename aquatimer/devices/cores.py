"""Work on several cores of the computer."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
AT_ONCE = min(os.cpu_count() or 1, 4)
"""How many work side by side: one a core, four at most, since each takes megabytes of a track."""

_AHEAD = 4
_PATIENCE = 0.1


def side_by_side(
    work: Callable[[_Item], _Result],
    items: Iterable[_Item],
    /,
    *,
    waiting: Callable[[], None] | None = None,
) -> Iterator[_Result]:
    """Yield what `work` returns for each item, in their order, from `AT_ONCE` threads.

    It helps where the work leaves the interpreter to others, as encoders do. Only a few items a
    thread are taken ahead. Whatever `work` raises is raised in its place, and what was not begun by
    then is not done. `waiting` is called ten times a second while there is no result yet; what it
    raises ends the work as well.
    """
    pending: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(AT_ONCE, "aquatimer core") as pool:
        try:
            for item in items:
                pending.append(pool.submit(work, item))
                if len(pending) >= _AHEAD * AT_ONCE:
                    yield _result_of(pending.popleft(), waiting)
            while pending:
                yield _result_of(pending.popleft(), waiting)
        finally:
            for future in pending:
                future.cancel()


def _result_of(future: Future[_Result], waiting: Callable[[], None] | None) -> _Result:
    while waiting is not None and not wait([future], _PATIENCE).done:
        waiting()
    return future.result()
