"""Where a session is kept, and how it felt with it."""

from typing import Protocol


class NotKept(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """How a session felt cannot be kept; the text says why and what to do."""


class Diary(Protocol):
    """The page of one session that is over."""

    @property
    def place(self) -> str:
        """Where the session is kept, as the runner would look for it."""
        ...

    def keep(self, rpe: int | None, note: str | None) -> None:
        """Keep how hard it was from 0 to 10 and a note, in the place of what was said before.

        Raises `NotKept`.
        """
        ...
