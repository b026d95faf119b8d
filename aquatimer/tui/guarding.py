"""Screens that have a say in what the keys and signals of the whole program do."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Guarded(Protocol):
    """Has an action to leave, which may ask, and lets only some actions of the program through."""

    def lets(self, action: str) -> bool:
        """Whether an action of the whole program means something over this screen now."""
        ...


@runtime_checkable
class Underway(Protocol):
    """Runs something that has to be ended in order."""

    def end(self, *, resumable: bool) -> None:
        """End it now, to be gone on with later or not."""
        ...
