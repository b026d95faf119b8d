"""What the library needs to write a workout as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from aquatimer.tui.ports import Choices


class NotExported(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """A file cannot be written; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending without the dot, and what it is for."""

    ending: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Order:
    """A workout by its name, with these options, to be written to a place as it was typed."""

    name: str
    choices: Choices
    place: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: its whole place, its size, and sentences about what it lacks."""

    place: str
    size: int
    notices: tuple[str, ...] = ()


Report = Callable[[str, int, int], None]
"""Is told what is being done, and how much of how much of it is."""


class Exporter(Protocol):
    """Writes workouts as files."""

    def kinds(self) -> Sequence[Kind]:
        """Return what can be written, the most usual first."""
        ...

    def place_for(self, name: str, ending: str) -> str:
        """Return where a file of that kind would go if nothing else is asked for."""
        ...

    def is_taken(self, place: str) -> bool:
        """Whether there is a file already."""
        ...

    def export(self, order: Order, report: Report) -> Exported:
        """Write a file whole or not at all, in a thread; the ending of the place decides what.

        Raises `NotExported`, and lets what `report` raises through after it has put everything
        back as it was.
        """
        ...
