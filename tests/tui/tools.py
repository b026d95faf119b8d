"""A shelf and an exporter in memory, for the tests of the library; what is asked is noted."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aquatimer.tui.exporting import Exported, Kind, NotExported, Order, Report
from aquatimer.tui.shelf import Discarded, NotMoved
from aquatimer.tui.workbench import NameRefused
from tests.pool import FakeDeck


@dataclass
class FakeShelf:
    """Changes the workouts of a deck; `broken` says why nothing can be moved."""

    deck: FakeDeck
    broken: str = ""
    asked: list[str] = field(default_factory=list)
    trash: str = "~/trash"

    def duplicate(self, name: str, copy: str) -> None:
        self._ask(f"duplicate {name} as {copy}")
        if copy in (one.name for one in self.deck.workouts):
            raise NameRefused(f"There is a workout '{copy}' already.")
        one = next(one for one in self.deck.workouts if one.name == name)
        self.deck.workouts = (
            *self.deck.workouts,
            replace(one, name=copy, title=copy.capitalize(), origin="own"),
        )

    def discard(self, name: str) -> Discarded:
        self._ask(f"discard {name}")
        self._gone = next(one for one in self.deck.workouts if one.name == name)
        self.deck.workouts = tuple(one for one in self.deck.workouts if one.name != name)
        return Discarded(name, f"~/workouts/{name}.aqua", f"~/trash/{name}.aqua")

    def bring_back(self, discarded: Discarded) -> None:
        self._ask(f"bring back {discarded.name}")
        self.deck.workouts = (*self.deck.workouts, self._gone)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.broken:
            raise NotMoved(self.broken)


@dataclass
class FakeExporter:
    """Writes nothing; waits at the gate where there is one, and fails for a reason."""

    taken: frozenset[str] = frozenset()
    reason: str = ""
    gate: threading.Event | None = None
    orders: list[Order] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def kinds(self) -> Sequence[Kind]:
        return (
            Kind("mp3", "track for any player"),
            Kind("html", "lane card to print"),
            Kind("icu.txt", "text for intervals.icu"),
            Kind("txt", "lane card as text"),
        )

    def place_for(self, name: str, ending: str) -> str:
        return f"~/{name}.{ending}"

    def is_taken(self, place: str) -> bool:
        return place in self.taken

    def export(self, order: Order, report: Report) -> Exported:
        self.orders.append(order)
        try:
            report("Preparing the voice", 1, 4)
            if self.gate is not None:
                assert self.gate.wait(timeout=10)
            report("Writing", 3, 4)
            if self.reason:
                raise NotExported(self.reason)
            return Exported(order.place, 17_200_000, ("No voice on this computer.",))
        finally:
            self.ended.set()
