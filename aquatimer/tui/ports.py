"""What the screens need from outside: the library, sessions made ready to run, the battery."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from aquatimer.units.durations import Milliseconds

if TYPE_CHECKING:
    from aquatimer.plan.choices import OptionRange
    from aquatimer.plan.timeline import Timeline
    from aquatimer.session.live import LiveSession
    from aquatimer.tui.diary import Diary
    from aquatimer.tui.marker_book import MarkerBook
    from aquatimer.tui.signs import Battery


class NotPrepared(Exception):  # noqa: N818 - it says what happened, as the runner is told
    """A session cannot be made ready; its text says why and what to do."""


class Abandoned(Exception):  # noqa: N818 - likewise
    """The runner no longer waits; raised by `progress`, and to be let through by `prepare`."""


Choices: TypeAlias = Mapping[str, str]
"""Options by their names with what was chosen for them, as it is typed: `{"rounds": "15"}`."""


class NotChosen(Exception):  # noqa: N818 - likewise
    """A workout cannot be had with these options; the text says why."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One workout of the library; a broken one has no timeline and its first mistake instead.

    Its timeline is for the athlete of the settings, with every option as it is written. An own
    one may hide a shipped one of the same name.
    """

    name: str
    title: str
    level: str | None
    gear: tuple[str, ...]
    total: Milliseconds | None
    origin: Literal["shipped", "own"]
    timeline: "Timeline | None"
    problem: str | None = None
    options: "tuple[OptionRange, ...]" = ()
    hides_shipped: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session ready to start, and what the runner should know of it, such as a missing voice.

    Whoever shows the session closes it. A `muted` one has no sound because that was asked for;
    one without a `diary` is not kept. One that looks for bungee markers has a book of `markers`
    for what it finds.
    """

    live: "LiveSession"
    notices: tuple[str, ...] = ()
    muted: bool = False
    diary: "Diary | None" = None
    markers: "MarkerBook | None" = None


@dataclass(frozen=True, slots=True)
class CutOffSession:
    """A session that did not end and can be gone on with: how it is called, and where it was."""

    title: str
    position: Milliseconds


class Deck(Protocol):
    """The poolside: what there is to swim, and a session of it made ready."""

    def listings(self) -> Sequence[Listing]:
        """Return the whole library in the order to show."""
        ...

    def edition(self) -> Hashable:
        """Return what is another value as soon as a file of the library is another one."""
        ...

    def cut_off(self) -> CutOffSession | None:
        """Return the session that was cut off last and has not been gone on with."""
        ...

    def prepare_cut_off(self, progress: Callable[[int, int], None]) -> Prepared:
        """Make the session that was cut off ready where it was; otherwise as `prepare`."""
        ...

    def plan(self, name: str, choices: Choices) -> "Timeline":
        """Return a workout with these options; raises NotChosen. May take its time."""
        ...

    def prepare(
        self, name: str, choices: Choices, progress: Callable[[int, int], None]
    ) -> Prepared:
        """Make a session ready, telling `progress` how many clips of how many are spoken.

        Runs in a thread. Raises `NotPrepared` with a reason, and lets `Abandoned` through after
        it has given everything back.
        """
        ...


class Power(Protocol):
    """What the computer runs on."""

    def battery(self) -> "Battery | None":
        """Return the battery that it runs on; None on the mains, or where nobody can say."""
        ...


class NoBattery:
    """A computer on the mains."""

    def battery(self) -> None:
        """Return None."""
