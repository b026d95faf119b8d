"""What the editor needs from outside: a place for its text, and a rehearsal with sound."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aquatimer.units.durations import Milliseconds

if TYPE_CHECKING:
    from aquatimer.plan.rehearsal import Stretch
    from aquatimer.plan.timeline import Timeline


class NotEditable(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """A workout cannot be opened; its text says why and what to do."""


class NotSaved(Exception):  # noqa: N818 - likewise
    """A text cannot be kept; its text says why and what to do."""


class ChangedOutside(Exception):  # noqa: N818 - likewise
    """The file is another one than was opened or saved last, and was left as it is."""


class NameRefused(Exception):  # noqa: N818 - likewise
    """A workout cannot have that name; its text says why."""


class NotRehearsed(Exception):  # noqa: N818 - likewise
    """A stretch cannot be heard; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """A text that was not saved when the program ended; `when` it was kept and at which `place`."""

    text: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A workout as it is on the disk.

    `name` is empty while it has none, `place` is where it is kept as the runner calls it, and
    `stamp` what was found there, None where nothing is yet. `notice` is for the runner.
    """

    name: str
    text: str
    place: str
    stamp: str | None = None
    notice: str = ""
    rescued: Rescued | None = None


class Rehearsal(Protocol):
    """A stretch of a session that is being heard; `notices` tell what will not be."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Whole sentences for the runner."""
        ...

    def position(self) -> Milliseconds | None:
        """Return what is being heard now, None when the stretch is over."""
        ...

    def trouble(self) -> str | None:
        """Return why nothing is heard and what to do about it, None while all is well."""
        ...

    def skip(self) -> None:
        """Go on to shortly before the next sound."""
        ...

    def close(self) -> None:
        """Stop, and give the sound device back."""
        ...


class Workbench(Protocol):
    """Where workouts are written: the disk, and the sound of this computer."""

    def open(self, workout: str | None) -> Manuscript:
        """Return a workout by its name or path, or a new one; raises NotEditable."""
        ...

    def save(
        self, manuscript: Manuscript, text: str, *, name: str = "", replace: bool = False
    ) -> Manuscript:
        """Put a text in the place of the manuscript, or under another `name`, and return it anew.

        Nothing is half written. Raises NotSaved or NameRefused; without `replace` also
        ChangedOutside.
        """
        ...

    def changed_outside(self, manuscript: Manuscript) -> bool:
        """Whether the file is another one than was opened or saved last."""
        ...

    def keep(self, manuscript: Manuscript, text: str) -> None:
        """Keep a text beside its file in case the program ends; raises NotSaved."""
        ...

    def forget(self, manuscript: Manuscript) -> None:
        """Throw away what was kept beside the file."""
        ...

    def take_over(self, manuscript: Manuscript, rescued: Rescued) -> None:
        """Let a rescued text be what is kept of the manuscript; raises NotSaved."""
        ...

    def set_aside(self, manuscript: Manuscript, rescued: Rescued) -> str:
        """Put a rescued text where it is offered no more, and return that; raises NotSaved."""
        ...

    def rehearse(
        self, timeline: "Timeline", stretch: "Stretch", progress: Callable[[int, int], None]
    ) -> Rehearsal:
        """Make a stretch of a session heard as the session would be; raises NotRehearsed.

        Runs in a thread, and tells `progress` how many clips of how many are spoken. Lets
        `Abandoned` through after it has given everything back.
        """
        ...
