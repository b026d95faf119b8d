"""What the library needs to change what is in it."""

from dataclasses import dataclass
from typing import Protocol


class NotMoved(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """A workout cannot be copied, thrown away or brought back; the text says why."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """A workout that was thrown away: its name, where it was, and where it lies now."""

    name: str
    origin: str
    place: str


class Shelf(Protocol):
    """The runner's own workouts. Every call goes to the disk and may take its time."""

    @property
    def trash(self) -> str:
        """Where deleted workouts go."""
        ...

    def duplicate(self, name: str, copy: str) -> None:
        """Make a workout one of the runner's own under another name, which is its title, too.

        Raises `NameRefused`, also for the name of another workout, and `NotMoved`.
        """
        ...

    def discard(self, name: str) -> Discarded:
        """Move one of the runner's own workouts to the trash; raises `NotMoved`."""
        ...

    def bring_back(self, discarded: Discarded) -> None:
        """Move it back to where it was; raises `NotMoved`."""
        ...
