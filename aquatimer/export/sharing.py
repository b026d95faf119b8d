"""Work that can be done on several cores, without knowing how."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from aquatimer.export.spools import MemorySpool, Spool

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Share(Protocol):
    """Does a piece of work with each item, perhaps several at a time, like `map`."""

    def __call__(
        self, work: Callable[[_Item], _Result], items: Iterable[_Item], /
    ) -> Iterator[_Result]:
        """Yield the results in the order of the items, and take few items ahead of them."""
        ...


def one_by_one(work: Callable[[_Item], _Result], items: Iterable[_Item], /) -> Iterator[_Result]:
    """Do it all here, each when its result is asked for."""
    return map(work, items)


class Workshop(NamedTuple):
    """Where a track is made: who shares the work, and where what is done early waits."""

    share: Share = one_by_one
    spool: Callable[[], Spool] = MemorySpool


ALONE = Workshop()
