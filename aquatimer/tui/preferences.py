"""What the settings screen needs from outside: what is kept, what may be kept, and a voice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from aquatimer.tui.habits import Habits

SETTINGS = ""
"""Whose the settings are that belong to no athlete."""

Texts: TypeAlias = Mapping[str, str]
"""What fields say, by their names; empty is as usual, or not known."""

Changes: TypeAlias = Mapping[str, Texts]
"""Fields that are to say something else, by whose they are: an athlete's name, or SETTINGS."""


class NotStored(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """Something cannot be kept; the text says why and what to do."""


class NotHeard(Exception):  # noqa: N818 - likewise
    """The voice cannot be heard; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a field: what is kept, its word, and a sentence about it."""

    value: str
    word: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the settings and of one athlete, and what in the files is wrong.

    `place` is where the settings are. With `mendable` troubles can be made comments.
    """

    texts: Texts
    place: str
    troubles: tuple[str, ...] = ()
    mendable: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What changes come to: what is wrong at a field, and what is to be known beside it.

    `outlook` is a sentence about the athlete's maximum.
    """

    mistakes: Texts = field(default_factory=dict)
    notes: Texts = field(default_factory=dict)
    outlook: str = ""


class Preferences(Protocol):
    """The files of the settings and of the athletes, and the voices of this computer."""

    def habits(self) -> Habits:
        """Return what the settings that are kept say about the screen."""
        ...

    def athletes(self) -> Sequence[Option]:
        """Return the athletes there are, the usual one among them."""
        ...

    def kept(self, athlete: str | None = None) -> Kept:
        """Return what is kept of an athlete; of the one of the settings where none is named."""
        ...

    def judge(self, changes: Changes, athlete: str) -> Judgement:
        """Return what is wrong with changes to the settings and to this athlete."""
        ...

    def store(self, changes: Changes) -> None:
        """Keep changes; raises NotStored, and then something of them may be kept."""
        ...

    def mend(self) -> str:
        """Make comments of what is wrong in the settings; return what was done.

        Raises NotStored.
        """
        ...

    def voices(self) -> Sequence[Option]:
        """Return the voices of this computer. Runs in a thread."""
        ...

    def hear(self, changes: Changes, waiting: Callable[[], None]) -> None:
        """Have the voice speak as it would after changes; returns when it is over.

        Runs in a thread, calls `waiting` often and lets `Abandoned` through. Raises NotHeard.
        """
        ...
