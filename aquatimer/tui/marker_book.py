"""Where the bungee markers are kept that a session has found."""

from collections.abc import Mapping
from typing import Protocol


class MarkerBook(Protocol):
    """The markers of the one who did the session."""

    @property
    def places(self) -> Mapping[str, str]:
        """Where each marker was until now, by effort; empty for one that was not known."""
        ...

    def keep(self, places: Mapping[str, str], note: str | None) -> None:
        """Keep where markers are from today on, by effort, with a note on all of them.

        Raises `NotKept`.
        """
        ...
